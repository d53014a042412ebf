import { randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '@cardlane/core'
import type { EffectLog } from '../effect-log.js'
import { createSingleUseTokens } from '../single-use-tokens.js'
import type { PaywallCardFace, PaywallCardRecord, PaywallOwner } from './paywall-card.js'

/** A LinkQr payment link that was created. The amount is in major units, as Paywall takes it. */
export interface PaywallPaymentLink {
  readonly SaleId: string
  readonly Link: string
  readonly ItemName: string
  readonly ItemDescription: string
  readonly ItemAmount: number
  /** Paywall's own number of the currency: 1 TRY, 2 USD, 3 EUR, … */
  readonly CurrencyId: number
  readonly MerchantOrderId: string | null
  readonly MerchantTrackId: string | null
}

export interface Stored {
  readonly card: PaywallCardRecord
  readonly oldCodes: readonly string[]
}

interface Settings {
  readonly clock: Clock
  readonly effects: EffectLog
  readonly paymentOrigin: string
  readonly cards: readonly PaywallCardRecord[]
  readonly graceOldCodes: boolean
}

const halfAnHour = 30 * 60 * 1000

export type PaywallState = ReturnType<typeof createPaywallState>

/** Everything the simulated Paywall remembers. */
export function createPaywallState({ clock, effects, paymentOrigin, cards, graceOldCodes }: Settings) {
  let stored: readonly Stored[] = cards.map((card) => ({ card: structuredClone(card), oldCodes: [] }))
  const links: PaywallPaymentLink[] = []
  const tokens = createSingleUseTokens<PaywallCardFace>({ clock, lifetimeMs: halfAnHour, mint: randomUUID })
  const replace = (found: Stored, by: readonly Stored[]): void => {
    stored = stored.flatMap((entry) => (entry === found ? by : [entry]))
  }

  return {
    tokens,
    cards: () => structuredClone(stored.map(({ card }) => card)),
    links: () => structuredClone(links),

    find: (code: string): Stored | undefined =>
      stored.find(
        ({ card, oldCodes }) => card.UniqueCode === code || (graceOldCodes && oldCodes.includes(code)),
      ),
    cardsOf: (owner: PaywallOwner): readonly PaywallCardRecord[] =>
      stored.map(({ card }) => card).filter((card) => belongsTo(card, owner)),

    save(owner: PaywallOwner, face: PaywallCardFace, Name: string): PaywallCardRecord {
      const card = { ...owner, ...face, Name, UniqueCode: mintUniqueCode() }
      stored = [...stored, { card, oldCodes: [] }]
      effects.record('card.added', subjectOf(card))
      return card
    },
    update(
      found: Stored,
      change: Pick<PaywallCardRecord, 'Name' | 'Month' | 'Year'>,
      rotates: boolean,
    ): void {
      const updated = { ...found, card: { ...found.card, ...change } }
      replace(found, [rotates ? rotate(updated) : updated])
      effects.record('card.updated', subjectOf(found.card))
    },
    remove: (found: Stored): void => {
      replace(found, [])
      effects.record('card.deleted', subjectOf(found.card))
    },
    rotateAll(): void {
      stored = stored.map(rotate)
    },

    createLink(request: Omit<PaywallPaymentLink, 'SaleId' | 'Link'>): PaywallPaymentLink {
      const SaleId = randomUUID()
      const link = { SaleId, Link: `${paymentOrigin}/?SaleId=${SaleId}`, ...request }
      links.push(link)
      effects.record('payment_link.created', link.MerchantOrderId ?? SaleId)
      return link
    },
  }
}

/** UniqueCode rotates, so a card is counted by what stays. */
const subjectOf = ({ RelationalId1, CardBin, CardLastFour }: PaywallCardRecord): string =>
  `${RelationalId1} ${CardBin}…${CardLastFour}`

const ownerFields = ['RelationalId1', 'RelationalId2', 'RelationalId3', 'PartnerIdentity'] as const

export const belongsTo = (card: PaywallCardRecord, owner: PaywallOwner): boolean =>
  ownerFields.every((field) => card[field] === owner[field])

const rotate = ({ card, oldCodes }: Stored): Stored => ({
  card: { ...card, UniqueCode: mintUniqueCode() },
  oldCodes: [...oldCodes, card.UniqueCode],
})

/** Opaque text like the published one: it always has `+`, `/`, `=` and `@`, which must survive any transport. */
const mintUniqueCode = (): string =>
  `${randomBytes(9).toString('base64')}+/@@@@@${randomBytes(31).toString('base64')}`
