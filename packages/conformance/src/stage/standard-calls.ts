import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import {
  money,
  type CallOptions,
  type Capabilities,
  type Card,
  type Expiry,
  type Operation,
  type Support,
  type UpdatePlan,
} from '@cardlane/core'
import type { ChangingOperation } from '../world.js'
import type { Stage } from './stage.js'

/** One way to call an operation, and what it comes to when all goes well. */
export interface StandardCall {
  readonly name: string
  readonly operation: Operation
  readonly support: Support
  /** What is changed at once, where something is. */
  readonly changes?: ChangingOperation
  make(stage: Stage, options?: CallOptions): Promise<object>
  /** Whether what was asked for is the truth at the backend. */
  isDone(stage: Stage): boolean
}

export const newName = 'Groceries & Söhne'
export const newExpiry = { month: 9, year: 2034 } as const
const nobody = () => false

/** Every way to call every operation, whether the adapter supports it or not. */
export function standardCalls({ updateCard, ...can }: Capabilities): readonly StandardCall[] {
  return [
    update('rename', { support: updateCard.name, set: { name: newName } }),
    update('new expiry', { support: updateCard.expiry, set: { expiry: newExpiry } }),
    update('rename with a new expiry', {
      support: weaker(updateCard.name, updateCard.expiry),
      set: { name: newName, expiry: newExpiry },
    }),
    ...(updateCard.verification === 'direct'
      ? []
      : [update('re-verification', { support: updateCard.verification, set: {} })]),
    {
      ...of('addCard', can.addCard),
      make: ({ provider, backend }, options) =>
        provider.addCard(
          {
            owner: backend.owner,
            ...(can.addCard !== 'hosted' && { token: tokenOf(backend, can.addCard), name: newName }),
          },
          options,
        ),
      isDone: ({ backend }) => backend.cards().some(({ name }) => name === newName),
    },
    {
      ...of('createPaymentLink', can.createPaymentLink),
      make: ({ provider, backend }, options) => provider.createPaymentLink(paymentAt(backend), options),
      isDone: ({ backend }) => backend.effects().createPaymentLink > 0,
    },
    {
      ...of('listCards', can.listCards),
      make: ({ provider, backend }, options) => provider.listCards(backend.owner, options),
      isDone: nobody,
    },
    {
      ...of('getCard', can.getCard),
      make: ({ provider, card }, options) => provider.getCard(card, options),
      isDone: nobody,
    },
    {
      ...of('deleteCard', can.deleteCard),
      make: ({ provider, card }, options) => provider.deleteCard(card, options),
      isDone: ({ backend }) => !backend.cards().some(({ last4 }) => last4 === '4242'),
    },
  ]
}

export const supportedCalls = (capabilities: Capabilities) =>
  standardCalls(capabilities).filter(({ support }) => support !== 'unsupported')

/** Those that change something at once. */
export const changingCalls = (capabilities: Capabilities) =>
  standardCalls(capabilities).filter(({ support, changes }) => support === 'direct' && changes !== undefined)

/** Those that change nothing: reads, and calls that give a link to a hosted page. */
export const readingCalls = (capabilities: Capabilities) =>
  supportedCalls(capabilities).filter(({ support, changes }) => support === 'hosted' || changes === undefined)

export function paymentAt(backend: Stage['backend']) {
  return { owner: backend.owner, amount: money('10.50', 'USD'), ...backend.payment }
}

/** The kind of update plan that goes with what an adapter declares. */
export function plannedKind(call: StandardCall, { updateCard }: Capabilities): UpdatePlan['kind'] {
  if (call.support === 'unsupported') return 'impossible'
  if (call.support === 'hosted') return 'hosted'
  return updateCard.write === 'replace' ? 'read_merge_write' : 'direct'
}

/** The card that a result holds. */
export function cardIn(result: object): Card {
  assert('card' in result, 'The result has no card.')
  return result.card as Card
}

/** What asks for two things is refused when one of them is impossible, and hosted when one of them is. */
function weaker(...both: readonly Support[]): Support {
  return (['unsupported', 'hosted'] as const).find((support) => both.includes(support)) ?? 'direct'
}

interface Update {
  readonly support: Support
  readonly set: { readonly name?: string; readonly expiry?: Expiry }
}

function update(name: string, { support, set }: Update): StandardCall {
  return {
    name: `updateCard (${name})`,
    operation: 'updateCard',
    support,
    changes: 'updateCard',
    make: ({ provider, card }, options) => provider.updateCard({ card, set }, options),
    isDone: (stage) => {
      const { name: now, expiry } = stage.trueCard()
      const renamed = set.name === undefined || now === set.name
      return renamed && (set.expiry === undefined || isDeepStrictEqual(expiry, set.expiry))
    },
  }
}

function of(operation: Exclude<Operation, 'updateCard'>, support: Support) {
  const changes = operation === 'listCards' || operation === 'getCard' ? {} : { changes: operation }
  return { name: operation, operation, support, ...changes }
}

function tokenOf({ cardToken }: Stage['backend'], support: Support): string {
  // It is refused before anybody looks at its token.
  if (support === 'unsupported') return 'no-token-is-needed'
  assert(cardToken, 'Where addCard is direct, the backend has to give `cardToken`, which makes a fresh one.')
  return cardToken()
}
