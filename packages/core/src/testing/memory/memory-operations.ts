import type { Clock } from '../../clock.js'
import { HostedLink } from '../../links/hosted-link.js'
import type { Capabilities } from '../../model/capabilities.js'
import { planUpdate, requestedFields } from '../../model/update-plan.js'
import {
  omitEmpty,
  type AdapterOperations,
  type CheckedRequest,
  type OperationOutcomes,
} from './adapter-api.js'
import { createAnswer } from './memory-answer.js'
import type { MemoryState } from './memory-state.js'

interface Surroundings {
  readonly adapter: string
  readonly capabilities: Capabilities
  readonly clock: Clock
}

type Update = CheckedRequest<'updateCard'>
type Addition = CheckedRequest<'addCard'>
type Payment = CheckedRequest<'createPaymentLink'>

/** The operations of an in-memory provider. What its capabilities do not have is refused before these are called. */
export function createMemoryOperations(
  state: MemoryState,
  { adapter, capabilities, clock }: Surroundings,
): AdapterOperations {
  const { cards, pages, payments, tokens } = state
  const answer = createAnswer(state, adapter)

  const openUpdate = ({ card: ref, set }: Update): OperationOutcomes['updateCard'] => {
    cards.get(ref)
    const deferred = requestedFields(set)
    const link = pages.open(state.nextId('page'), clock, (entered) => {
      const verified = deferred.length === 0 && { requiredActions: [] }
      return cards.put(ref, { ...cards.get(ref), ...verified, ...omitEmpty(set), ...entered })
    })
    return { status: 'action_required', link, deferred }
  }

  const update = ({ card: ref, set }: Update): OperationOutcomes['updateCard'] => {
    const before = cards.get(ref)
    // Who writes every field has read them before, and sees that there is nothing to write.
    if (capabilities.updateCard.write === 'replace' && isAlready(before, set)) {
      return { status: 'unchanged', card: before }
    }
    state.countEffect('updateCard')
    const card = cards.put(ref, { ...before, ...omitEmpty(set) })
    return { status: 'updated', card, applied: requestedFields(set) }
  }

  const openAddition = ({ owner }: Addition): OperationOutcomes['addCard'] => {
    const link = pages.open(state.nextId('page'), clock, (entered) =>
      cards.put(state.newCard(owner), entered),
    )
    return { status: 'action_required', link }
  }

  const add = ({ owner, token = '', name }: Addition): OperationOutcomes['addCard'] => {
    state.countEffect('addCard')
    const card = cards.put(state.newCard(owner), { ...tokens.get(token), ...omitEmpty({ name }) })
    return { status: 'added', card }
  }

  const createLink = ({ owner, amount, ...words }: Payment): OperationOutcomes['createPaymentLink'] => {
    state.countEffect('createPaymentLink')
    const { description, invoiceNumber } = words
    const paymentId = state.nextId('payment')
    const link = new HostedLink(`https://pay.memory.test/${paymentId}`)
    payments.push(
      Object.freeze({ paymentId, owner, amount, ...omitEmpty({ description, invoiceNumber }), link }),
    )
    return { status: 'created', link, paymentId }
  }

  return {
    updateCard: answer('updateCard', (request) =>
      planUpdate(request.set, capabilities, {}).kind === 'hosted'
        ? { idempotency: 'safe', change: () => openUpdate(request) }
        : { idempotency: 'idempotent', change: () => update(request) },
    ),
    addCard: answer('addCard', (request) =>
      capabilities.addCard === 'hosted'
        ? { idempotency: 'safe', change: () => openAddition(request) }
        : { idempotency: 'unsafe', change: () => add(request) },
    ),
    createPaymentLink: answer('createPaymentLink', (request) => ({
      idempotency: 'unsafe',
      change: () => createLink(request),
    })),
    listCards: answer('listCards', ({ owner }) => ({ idempotency: 'safe', change: () => cards.of(owner) })),
    getCard: answer('getCard', ({ card }) => ({ idempotency: 'safe', change: () => cards.get(card) })),
    deleteCard: answer('deleteCard', ({ card }) => ({
      idempotency: 'idempotent',
      change() {
        cards.remove(card)
        state.countEffect('deleteCard')
        return undefined
      },
    })),
  }
}

function isAlready({ name, expiry }: Pick<Update['set'], 'name' | 'expiry'>, set: Update['set']): boolean {
  const { month, year } = set.expiry ?? expiry ?? {}
  return (set.name ?? name) === name && month === expiry?.month && year === expiry?.year
}
