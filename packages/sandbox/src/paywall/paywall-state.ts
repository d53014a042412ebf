import type { Clock } from '@cardlane/core'
import type { EffectLog } from '../effect-log.js'
import type { SeededRandom } from '../seeded-random.js'
import { createSingleUseTokens } from '../single-use-tokens.js'
import type { PaywallCardFace, PaywallCardRecord, PaywallOwner } from './paywall-card.js'
import type { PaywallSettings } from './paywall-options.js'
import { createUniqueCodes } from './paywall-unique-codes.js'
import type { PaywallSnapshot } from './paywall-snapshot.js'

/** A LinkQr payment link that was created. The amount is in major units, as Paywall takes it. */
export interface PaywallPaymentLink {
  readonly SaleId: string
  readonly Link: string
  readonly ItemName: string
  readonly ItemDescription: string
  readonly ItemAmount: number
  /** Paywall's own number of the currency: 1 TRY, 2 USD, 3 EUR, … */
  readonly CurrencyId: number
  /** How many times it can be paid; null when that is not limited. */
  readonly StockCount: number | null
  /** How many times it has been paid on the page behind the link. */
  readonly paidCount: number
  readonly MerchantOrderId: string | null
  readonly MerchantTrackId: string | null
  /** In epoch milliseconds of the sandbox's clock; absent where it works for ever. */
  readonly expiresAt?: number
}

export interface Stored {
  readonly card: PaywallCardRecord
  readonly oldCodes: readonly string[]
}

interface Settings extends Pick<PaywallSettings, 'cards' | 'graceOldCodes' | 'rotation'> {
  readonly clock: Clock
  readonly random: SeededRandom
  readonly effects: EffectLog
  readonly paymentOrigin: string
  readonly paymentLinkLifeMs: number
}

const halfAnHour = 30 * 60 * 1000

export type PaywallState = ReturnType<typeof createPaywallState>

/** Everything the simulated Paywall remembers. */
export function createPaywallState(settings: Settings) {
  const { clock, random, effects, paymentOrigin, cards, graceOldCodes } = settings
  const codes = createUniqueCodes(settings)
  let stored: readonly Stored[] = cards.map((card) => ({ card: structuredClone(card), oldCodes: [] }))
  const links = new Map<string, PaywallPaymentLink>()
  const linkTo = (saleId: string): string => `${paymentOrigin}/?SaleId=${saleId}`
  const tokens = createSingleUseTokens<PaywallCardFace>({
    clock,
    lifetimeMs: halfAnHour,
    mint: () => random.uuid(),
  })

  /** The cards as they stand now: an interval that has passed since the last look has rotated their codes. */
  const current = (): readonly Stored[] => {
    if (codes.intervalHasPassed()) stored = stored.map(codes.rotate)
    return stored
  }
  const replace = (found: Stored, by: readonly Stored[]): void => {
    stored = stored.flatMap((entry) => (entry === found ? by : [entry]))
  }

  return {
    tokens,
    cards: () => structuredClone(current().map(({ card }) => card)),
    links: () => structuredClone([...links.values()]),

    find: (code: string): Stored | undefined =>
      current().find(
        ({ card, oldCodes }) => card.UniqueCode === code || (graceOldCodes && oldCodes.includes(code)),
      ),
    cardsOf: (owner: PaywallOwner): readonly PaywallCardRecord[] =>
      current()
        .map(({ card }) => card)
        .filter((card) => belongsTo(card, owner)),

    save(owner: PaywallOwner, face: PaywallCardFace, Name: string): PaywallCardRecord {
      const card = { ...owner, ...face, Name, UniqueCode: codes.mint() }
      stored = [...current(), { card, oldCodes: [] }]
      effects.record('card.added', subjectOf(card))
      return card
    },
    update(
      found: Stored,
      change: Pick<PaywallCardRecord, 'Name' | 'Month' | 'Year'>,
      rotates: boolean,
    ): void {
      const updated = { ...found, card: { ...found.card, ...change } }
      replace(found, [rotates ? codes.rotate(updated) : updated])
      effects.record('card.updated', subjectOf(found.card))
    },
    remove: (found: Stored): void => {
      replace(found, [])
      effects.record('card.deleted', subjectOf(found.card))
    },
    rotateAll(): void {
      stored = current().map(codes.rotate)
    },

    createLink(
      request: Omit<PaywallPaymentLink, 'SaleId' | 'Link' | 'paidCount' | 'expiresAt'>,
    ): PaywallPaymentLink {
      const SaleId = random.uuid()
      const expiresAt = clock.now() + settings.paymentLinkLifeMs
      const link = {
        ...{ SaleId, Link: linkTo(SaleId), ...request, paidCount: 0 },
        ...(Number.isFinite(expiresAt) && { expiresAt }),
      }
      links.set(SaleId, link)
      effects.record('payment_link.created', link.MerchantOrderId ?? SaleId)
      return link
    },
    linkCount: () => links.size,
    linkOf: (saleId: string) => links.get(saleId),
    hasExpired: (saleId: string) => clock.now() >= (links.get(saleId)?.expiresAt ?? Infinity),
    /** Whether a payment link has this MerchantOrderId. */
    hasOrder: (orderId: string) => [...links.values()].some((link) => link.MerchantOrderId === orderId),
    /** Does what the payer does on the page of a payment link. */
    pay(saleId: string): void {
      const link = links.get(saleId)
      if (!link || link.paidCount === link.StockCount) {
        throw new Error('This Paywall payment link is unknown or paid out.')
      }
      links.set(saleId, { ...link, paidCount: link.paidCount + 1 })
      effects.record('payment_link.paid', link.MerchantOrderId ?? saleId)
    },

    snapshot: (): PaywallSnapshot => ({
      random: random.save(),
      cards: structuredClone([...current()]),
      rotatedAt: codes.rotatedAt(),
      links: structuredClone([...links.values()]),
      cardTokens: tokens.save(),
      effects: effects.counted(),
    }),
    restore(saved: PaywallSnapshot): void {
      random.restore(saved.random)
      stored = structuredClone(saved.cards)
      codes.restore(saved.rotatedAt)
      links.clear()
      // The page may be behind another port than when the link was made.
      for (const link of saved.links) links.set(link.SaleId, { ...link, Link: linkTo(link.SaleId) })
      tokens.restore(saved.cardTokens)
      effects.restore(saved.effects)
    },
  }
}

/** UniqueCode rotates, so a card is counted by what stays. */
const subjectOf = ({ RelationalId1, CardBin, CardLastFour }: PaywallCardRecord): string =>
  `${RelationalId1} ${CardBin}…${CardLastFour}`

const ownerFields = ['RelationalId1', 'RelationalId2', 'RelationalId3', 'PartnerIdentity'] as const

export const belongsTo = (card: PaywallCardRecord, owner: PaywallOwner): boolean =>
  ownerFields.every((field) => card[field] === owner[field])
