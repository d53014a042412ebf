import assert from 'node:assert/strict'
import type { Card, CardRef } from '@cardlane/core'
import type { CaseDraft } from '../case-draft.js'
import { supportedCalls } from '../stage/standard-calls.js'
import { onStage, seedCards, type Stage } from '../stage/stage.js'
import type { Subject } from '../subject.js'
import { same, sameNames } from './same.js'

/** Results are plain data in neutral words, and nobody can change them. */
export function resultCases(subject: Subject): readonly CaseDraft[] {
  const { capabilities } = subject.adapter
  const noList = capabilities.listCards === 'unsupported' ? 'the adapter lists no cards' : undefined
  const noGet = capabilities.getCard === 'unsupported' ? 'the adapter reads no single card' : undefined
  return [
    ...supportedCalls(capabilities).map((call) => ({
      name: `${call.name}: the result is frozen, survives JSON, and holds neutral words and whole numbers only`,
      run: () =>
        onStage(subject, async (stage) => {
          const result = await call.make(stage, { reference: 'my-reference' })
          assertFrozen(result)
          assertPlain(JSON.parse(JSON.stringify(result)))
          for (const card of cardsIn(result)) assertNeutral(card, stage)
          const { meta } = result as { readonly meta: Readonly<Record<string, unknown>> }
          same(meta['reference'], 'my-reference', '`meta.reference` is the reference of the caller.')
          const { attempts, durationMs } = meta
          assert(
            Number.isInteger(attempts),
            `\`meta.attempts\` is to be a whole number, and is ${String(attempts)}.`,
          )
          assert(
            typeof durationMs === 'number',
            `\`meta.durationMs\` is to be a number, and is ${String(durationMs)}.`,
          )
          assert(
            !Object.keys(meta).includes('raw'),
            '`meta.raw` is printed with the result: it is not to be enumerable.',
          )
        }),
    })),
    {
      name: 'cards are listed with the names, digits and expiries that they have',
      omit: noList,
      run: () =>
        onStage(subject, async ({ provider, backend }) => {
          const { cards } = await provider.listCards(backend.owner)
          const shown = cards.map(({ name, last4, expiry }) => ({ name, last4, expiry }))
          const sorted = (list: readonly { last4?: string | undefined }[]) =>
            [...list].sort((a, b) => (a.last4 ?? '').localeCompare(b.last4 ?? ''))
          same(
            sorted(shown),
            sorted(seedCards),
            'listCards shows the cards that the backend was opened with.',
          )
        }),
    },
    {
      name: 'somebody without cards has an empty list',
      omit: noList,
      run: () =>
        onStage(
          subject,
          async ({ provider, backend }) => {
            const { cards } = await provider.listCards(backend.owner)
            same(cards, [], 'No cards are an empty list.')
          },
          { cards: [] },
        ),
    },
    {
      name: 'a card that is read is the card that is listed',
      omit: noList ?? noGet,
      run: () =>
        onStage(subject, async ({ provider, backend, card }) => {
          const { cards } = await provider.listCards(backend.owner)
          const read = await provider.getCard(card)
          const listed = cards.find(({ ref }) => ref.id === card.id)
          same(read.card, listed, 'getCard gives what listCards shows of the same card.')
        }),
    },
  ]
}

const cardKeys = new Set<string>([
  ...['ref', 'name', 'last4', 'expiry', 'brand', 'funding', 'holder', 'country', 'currency'],
  ...['providerId', 'requiredActions', 'limits'],
])
const actions = new Set(['upload_images', 'confirm_payment', 'confirm_withdrawal', 'compliance_check'])
const limits = new Set(['blocked', 'expired', 'inactive', 'daily_payment_limit'])

function assertNeutral(card: Card, { backend }: Stage): void {
  const foreign = Object.keys(card).filter((key) => !cardKeys.has(key))
  sameNames(foreign, [], 'A card has no fields but the neutral ones: leave out the words of the provider.')
  const { ref, last4 = '0000', expiry = seedCards[0].expiry, brand = '', funding = '' } = card
  sameNames(Object.keys(ref), ['id', 'owner'] satisfies (keyof CardRef)[], '`card.ref` is a CardRef.')
  same(ref.owner, backend.owner, '`card.ref.owner` is the owner that was asked for.')
  assert(ref.id !== '', '`card.ref.id` is empty.')
  assert(/^\d{4}$/.test(last4), `\`card.last4\` is to be four digits, and is ${JSON.stringify(last4)}.`)
  assert(
    expiry.month >= 1 && expiry.month <= 12 && expiry.year >= 2000,
    `\`card.expiry\` is to be a month with a year of four digits, and is ${JSON.stringify(expiry)}.`,
  )
  same(brand, brand.toLowerCase(), '`card.brand` is in lower case.')
  same(funding, funding.toLowerCase(), '`card.funding` is in lower case.')
  const unknownActions = card.requiredActions.filter((action) => !actions.has(action))
  sameNames(unknownActions, [], `\`card.requiredActions\` has no words but ${[...actions].join(', ')}.`)
  const unknownLimits = card.limits.filter((limit) => !limits.has(limit))
  sameNames(unknownLimits, [], `\`card.limits\` has no words but ${[...limits].join(', ')}.`)
}

function cardsIn(result: object): readonly Card[] {
  if ('cards' in result) return result.cards as readonly Card[]
  return 'card' in result && 'requiredActions' in Object(result.card) ? [result.card as Card] : []
}

function assertFrozen(value: unknown, path = 'result'): void {
  if (typeof value !== 'object' || value === null) return
  assert(Object.isFrozen(value), `${path} can be changed: it is to be frozen.`)
  for (const [key, inner] of Object.entries(value)) assertFrozen(inner, `${path}.${key}`)
}

/** What JSON gave back: no number but whole ones, and nothing that JSON had to leave out. */
function assertPlain(value: unknown, path = 'result'): void {
  if (typeof value === 'number' && path !== 'result.meta.durationMs') {
    assert(Number.isSafeInteger(value), `${path} is to be a whole number, and is ${value}.`)
  }
  assert(value !== null, `${path} is null: a field that is not there is left out.`)
  if (typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) assertPlain(inner, `${path}.${key}`)
}
