import { randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '@cardlane/core'
import type { EffectLog } from '../effect-log.js'
import { createSingleUseTokens } from '../single-use-tokens.js'
import type { SilaCardRecord, SilaTokenCard } from './sila-card.js'

const quarterOfAnHour = 15 * 60 * 1000

export type SilaState = ReturnType<typeof createSilaState>

interface Settings {
  readonly clock: Clock
  readonly effects: EffectLog
  readonly cards: readonly SilaCardRecord[]
}

/** Everything the simulated Sila remembers of its one user. */
export function createSilaState({ clock, effects, cards }: Settings) {
  const stored = new Map(cards.map((card) => [card.card_id, structuredClone(card)]))
  const tokens = createSingleUseTokens<SilaTokenCard>({
    clock,
    lifetimeMs: quarterOfAnHour,
    mint: () => `tok_${randomBytes(13).toString('hex')}`,
  })

  return {
    tokens,
    cards: (): SilaCardRecord[] => structuredClone([...stored.values()]),
    byId: (cardId: string): SilaCardRecord | undefined => stored.get(cardId.toLowerCase()),
    byName: (name: string): SilaCardRecord | undefined =>
      [...stored.values()].find((card) => card.card_name === name),

    link(card_name: string, face: SilaTokenCard): SilaCardRecord {
      const card = { card_name, ...face, card_id: randomUUID() }
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
  }
}
