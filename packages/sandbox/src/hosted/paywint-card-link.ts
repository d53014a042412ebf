import type { PaywintCardRecord } from '../paywint/paywint-card.js'
import type { PaywintState } from '../paywint/paywint-state.js'
import type { ClosedStep, HostedStep } from './hosted-routes.js'
import { addCardStep } from './paywint-add-step.js'
import { updateCardStep } from './paywint-update-step.js'

type CardPages = Pick<PaywintState, 'secureLink' | 'finishLink' | 'getCard'>

/** What a Paywint secure link opens: the form of a new card, or what is pending on a stored one. */
export function openCardLink(state: CardPages, query: URLSearchParams): HostedStep | ClosedStep {
  const token = query.get('token') ?? ''
  const found = state.secureLink(token)
  if ('problem' in found) return closedBy[found.problem]
  const { card_id, purpose } = found.value
  const finish = (typed: Partial<PaywintCardRecord>) => {
    state.finishLink(token, typed)
  }
  if (card_id === null) return addCardStep(purpose, finish)
  const card = state.getCard(card_id)
  return card === undefined ? cardGone : updateCardStep({ card, purpose, finish })
}

const cardGone: ClosedStep = {
  status: 410,
  title: 'This card is gone',
  text: 'The card has been deleted since the link was made, so there is nothing left to confirm.',
}

const closedBy: Readonly<Record<'unknown' | 'expired' | 'used', ClosedStep>> = {
  unknown: {
    status: 404,
    title: 'Unknown link',
    text: 'Nobody has been given this link, or a newer one has replaced it. Ask for a new one.',
  },
  expired: {
    status: 410,
    title: 'This link has expired',
    text: 'A secure link works for 30 minutes. Nothing has changed; ask for a new one.',
  },
  used: {
    status: 410,
    title: 'This link has been used',
    text: 'A secure link works once, and this one has done its work. Nothing has changed now.',
  },
}
