import { z } from 'zod'
import { countedEffects } from '../effect-log.js'
import { randomState } from '../seeded-random.js'
import { issuedTokens } from '../single-use-tokens.js'
import type { SilaCardRecord, SilaTokenCard } from './sila-card.js'

const text = z.string()
const switchable = z.boolean().nullable()

const face = {
  ...{ card_last_4: z.int().min(0).max(9999), expiration: text, card_type: text, card_network: text },
  ...{ pull_enabled: switchable, push_enabled: switchable, push_availability: switchable.or(text) },
  ...{ active: z.boolean(), country: text, currency: text },
}

const tokenCard: z.ZodType<SilaTokenCard> = z.strictObject(face)
const card: z.ZodType<SilaCardRecord> = z.strictObject({ card_name: text, ...face, card_id: text })

/** What the simulated Sila remembers, as it is kept. */
export const silaSnapshot = z.strictObject({
  random: randomState,
  cards: z.array(card),
  cardTokens: issuedTokens(tokenCard),
  accessTokens: z.array(z.strictObject({ token: text, expiration: z.number() })),
  /** Those that may not come again, where a switch says so. */
  references: z.array(text).exactOptional(),
  effects: countedEffects,
})

export type SilaSnapshot = z.infer<typeof silaSnapshot>
