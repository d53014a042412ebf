import { z } from 'zod'
import { countedEffects } from '../effect-log.js'
import { randomState } from '../seeded-random.js'
import { issuedTokens } from '../single-use-tokens.js'
import type { PaywallCardFace, PaywallCardRecord } from './paywall-card.js'
import type { PaywallPaymentLink, Stored } from './paywall-state.js'

const text = z.string()
const count = z.int().min(0)

const face = {
  ...{ CardHolderName: text, CardBin: text, CardLastFour: text, CardType: z.enum(['Visa', 'MasterCard']) },
  ...{ Month: z.int(), Year: z.int() },
}

const cardFace: z.ZodType<PaywallCardFace> = z.strictObject(face)

const card: z.ZodType<PaywallCardRecord> = z.strictObject({
  ...{ RelationalId1: text, RelationalId2: text, RelationalId3: text, PartnerIdentity: text },
  ...{ ...face, Name: text, UniqueCode: text },
})

const stored: z.ZodType<Stored> = z.strictObject({ card, oldCodes: z.array(text) })

const link: z.ZodType<PaywallPaymentLink> = z.strictObject({
  ...{ SaleId: text, Link: text, ItemName: text, ItemDescription: text, ItemAmount: z.number() },
  ...{ CurrencyId: z.int(), StockCount: count.nullable(), paidCount: count },
  ...{ MerchantOrderId: text.nullable(), MerchantTrackId: text.nullable() },
  expiresAt: z.number().exactOptional(),
})

/** What the simulated Paywall remembers, as it is kept. */
export const paywallSnapshot = z.strictObject({
  random: randomState,
  cards: z.array(stored),
  /** When the codes last rotated by interval, in epoch milliseconds of the sandbox's clock. */
  rotatedAt: z.number(),
  links: z.array(link),
  cardTokens: issuedTokens(cardFace),
  effects: countedEffects,
})

export type PaywallSnapshot = z.infer<typeof paywallSnapshot>
