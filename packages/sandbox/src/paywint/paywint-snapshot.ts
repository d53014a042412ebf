import { z } from 'zod'
import { countedEffects } from '../effect-log.js'
import { randomState } from '../seeded-random.js'
import { issuedTokens } from '../single-use-tokens.js'
import type { PaywintCardRecord } from './paywint-card.js'
import type { PaywintPaymentLink, SecureLink } from './paywint-state.js'

const text = z.string()
const flag = z.boolean()

const card: z.ZodType<PaywintCardRecord> = z.strictObject({
  ...{
    user_id: text,
    card_id: text,
    card_number: text,
    card_exp: text,
    card_nick_name: text,
    card_type: text,
  },
  ...{ first_name: text, last_name: text, address: text, city: text, state: text, zip: text, country: text },
  ...{ is_blocked: flag, card_images_required: flag, withdrawal_confirm_required: flag },
  ...{ payment_confirm_required: flag, is_limited: flag, compliance_check_required: flag.exactOptional() },
})

const paymentLink: z.ZodType<PaywintPaymentLink> = z.strictObject({
  ...{ payment_id: text, payment_link: text, user_id: text, amount: z.number() },
  ...{ description: text.nullable(), invoice_number: text.nullable(), paid: flag },
  ...{ created_at: z.number(), expires_at: z.number().exactOptional() },
})

const secureLink: z.ZodType<SecureLink> = z.strictObject({
  ...{ user_id: text, card_id: text.nullable(), purpose: z.enum(['PAYMENT', 'WITHDRAWAL']) },
})

/** What the simulated Paywint remembers, as it is kept. */
export const paywintSnapshot = z.strictObject({
  random: randomState,
  users: z.array(text),
  cards: z.array(card),
  paymentLinks: z.array(paymentLink),
  secureLinks: issuedTokens(secureLink),
  effects: countedEffects,
})

export type PaywintSnapshot = z.infer<typeof paywintSnapshot>
