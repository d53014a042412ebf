import assert from 'node:assert/strict'
import type { Card, CardRef } from '@cardlane/core'
import type { CaseDraft } from '../case-draft.js'
import { supportedCalls } from '../stage/standard-calls.js'
import { onStage, seedCards, type Stage } from '../stage/stage.js'
import type { Subject } from '../subject.js'

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
          assert.equal(meta['reference'], 'my-reference')
          assert(Number.isInteger(meta['attempts']) && typeof meta['durationMs'] === 'number')
          assert(!Object.keys(meta).includes('raw'), 'The raw answer is printed with the result.')
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
          assert.deepEqual(sorted(shown), sorted(seedCards))
        }),
    },
    {
      name: 'somebody without cards has an empty list',
      omit: noList,
      run: () =>
        onStage(
          subject,
          async ({ provider, backend }) => {
            assert.deepEqual((await provider.listCards(backend.owner)).cards, [])
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
          assert.deepEqual(
            read.card,
            cards.find(({ ref }) => ref.id === card.id),
          )
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
  assert.deepEqual(
    Object.keys(card).filter((key) => !cardKeys.has(key)),
    [],
    'A card has words of its own.',
  )
  const { ref, last4 = '0000', expiry = seedCards[0].expiry, brand = '', funding = '' } = card
  assert.deepEqual(Object.keys(ref).sort(), ['id', 'owner'] satisfies (keyof CardRef)[])
  assert.equal(ref.owner, backend.owner)
  assert(ref.id !== '')
  assert.match(last4, /^\d{4}$/)
  assert(expiry.month >= 1 && expiry.month <= 12 && expiry.year >= 2000, 'The expiry is no month.')
  assert.equal(brand, brand.toLowerCase())
  assert.equal(funding, funding.toLowerCase())
  assert(card.requiredActions.every((action) => actions.has(action)))
  assert(card.limits.every((limit) => limits.has(limit)))
}

function cardsIn(result: object): readonly Card[] {
  if ('cards' in result) return result.cards as readonly Card[]
  return 'card' in result && 'requiredActions' in Object(result.card) ? [result.card as Card] : []
}

function assertFrozen(value: unknown, path = 'result'): void {
  if (typeof value !== 'object' || value === null) return
  assert(Object.isFrozen(value), `${path} can be changed.`)
  for (const [key, inner] of Object.entries(value)) assertFrozen(inner, `${path}.${key}`)
}

/** What JSON gave back: no number but whole ones, and nothing that JSON had to leave out. */
function assertPlain(value: unknown, path = 'result'): void {
  if (typeof value === 'number' && path !== 'result.meta.durationMs') {
    assert(Number.isSafeInteger(value), `${path} is no whole number.`)
  }
  assert(value !== null, `${path} is null: a field that is not there is left out.`)
  if (typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) assertPlain(inner, `${path}.${key}`)
}
