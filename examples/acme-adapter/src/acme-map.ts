import type { Card, CardLimit, Expiry } from '@cardlane/core'
import { expiryOf, lastFour, omitEmpty, sameText, type CheckedRequest } from '@cardlane/core/adapter'
import type { AcmeCard } from './acme-schemas.js'

type Changes = CheckedRequest<'updateCard'>['set']

export function toCard(card: AcmeCard, owner: string): Card {
  return {
    ref: { owner, id: card.id },
    ...omitEmpty({
      name: card.label,
      last4: lastFour(card.last_four),
      expiry: toExpiry(card.expires),
      brand: card.network?.toLowerCase(),
    }),
    requiredActions: [],
    limits: limitsOf(card.status),
  }
}

/** `2031-04`. */
export function toExpiry(text: string | null | undefined): Expiry | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text ?? '') ?? []
  return expiryOf(Number(month), Number(year))
}

/** What an update sends: only what changes. What is undefined is left out of the JSON. */
export function toChanges({ name, expiry }: Changes) {
  return { label: name, expires: expiry && `${expiry.year}-${String(expiry.month).padStart(2, '0')}` }
}

/** Whether a card already is as a change asks for. */
export function isAsAsked(card: AcmeCard, set: Changes): boolean {
  const { label, expires } = toChanges(set)
  const named = label === undefined || sameText(card.label ?? '', label)
  return named && (expires === undefined || card.expires === expires)
}

function limitsOf(status: string | null | undefined): readonly CardLimit[] {
  if (status === 'locked') return ['blocked']
  return status === 'expired' ? ['expired'] : []
}
