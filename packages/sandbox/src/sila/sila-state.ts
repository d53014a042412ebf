import type { Clock } from '@cardlane/core'
import type { EffectLog } from '../effect-log.js'
import type { SeededRandom } from '../seeded-random.js'
import { createSingleUseTokens } from '../single-use-tokens.js'
import type { createSilaAccessTokens } from './sila-access-tokens.js'
import type { SilaCardRecord, SilaTokenCard } from './sila-card.js'
import type { SilaReferences } from './sila-references.js'
import type { SilaSnapshot } from './sila-snapshot.js'

const quarterOfAnHour = 15 * 60 * 1000

export type SilaState = ReturnType<typeof createSilaState>

interface Settings {
  readonly clock: Clock
  readonly random: SeededRandom
  readonly effects: EffectLog
  readonly accessTokens: ReturnType<typeof createSilaAccessTokens>
  readonly references: SilaReferences
  readonly cards: readonly SilaCardRecord[]
}

/** Everything the simulated Sila remembers of its one user. */
export function createSilaState(settings: Settings) {
  const { clock, random, effects, accessTokens, references, cards } = settings
  const stored = new Map(cards.map((card) => [card.card_id, structuredClone(card)]))
  const tokens = createSingleUseTokens<SilaTokenCard>({
    clock,
    lifetimeMs: quarterOfAnHour,
    mint: () => `tok_${random.bytes(13).toString('hex')}`,
  })

  return {
    tokens,
    cards: (): SilaCardRecord[] => structuredClone([...stored.values()]),
    byId: (cardId: string): SilaCardRecord | undefined => stored.get(cardId.toLowerCase()),
    byName: (name: string): SilaCardRecord | undefined =>
      [...stored.values()].find((card) => card.card_name === name),

    /** Without a name, the card is called by its id. */
    link(face: SilaTokenCard, card_name?: string | null): SilaCardRecord {
      const card_id = random.uuid()
      const card = { card_name: card_name ?? card_id, ...face, card_id }
      stored.set(card.card_id, card)
      effects.record('card.added', card.card_id)
      return card
    },
    rename(card: SilaCardRecord, card_name: string): SilaCardRecord {
      const renamed = { ...card, card_name }
      stored.set(card.card_id, renamed)
      effects.record('card.renamed', card.card_id)
      return renamed
    },
    remove(card: SilaCardRecord): void {
      stored.delete(card.card_id)
      effects.record('card.deleted', card.card_id)
    },

    snapshot(): SilaSnapshot {
      const used = references.save()
      return {
        random: random.save(),
        cards: structuredClone([...stored.values()]),
        cardTokens: tokens.save(),
        accessTokens: accessTokens.save(),
        ...(used.length > 0 && { references: used }),
        effects: effects.counted(),
      }
    },
    restore(saved: SilaSnapshot): void {
      random.restore(saved.random)
      stored.clear()
      for (const card of structuredClone(saved.cards)) stored.set(card.card_id, card)
      tokens.restore(saved.cardTokens)
      accessTokens.restore(saved.accessTokens)
      references.restore(saved.references ?? [])
      effects.restore(saved.effects)
    },
  }
}
