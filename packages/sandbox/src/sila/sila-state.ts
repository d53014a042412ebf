import { randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '@cardlane/core'
import { createSingleUseTokens } from '../single-use-tokens.js'
import type { SilaCardRecord, SilaTokenCard } from './sila-card.js'

const quarterOfAnHour = 15 * 60 * 1000

export type SilaState = ReturnType<typeof createSilaState>

/** Everything the simulated Sila remembers of its one user. */
export function createSilaState(clock: Clock, cards: readonly SilaCardRecord[]) {
  const stored = new Map(cards.map((card) => [card.card_id, structuredClone(card)]))
  const tokens = createSingleUseTokens<SilaTokenCard>({
    clock,
    lifetimeMs: quarterOfAnHour,
    mint: () => `tok_${randomBytes(13).toString('hex')}`,
  })
  const all = (): SilaCardRecord[] => structuredClone([...stored.values()])

  return {
    tokens,
    cards: all,
    byId: (cardId: string): SilaCardRecord | undefined => stored.get(cardId.toLowerCase()),
    byName: (name: string): SilaCardRecord | undefined => all().find((card) => card.card_name === name),

    link(card_name: string, face: SilaTokenCard): SilaCardRecord {
      const card = { card_name, ...face, card_id: randomUUID() }
      stored.set(card.card_id, card)
      return card
    },
    rename(card: SilaCardRecord, card_name: string): SilaCardRecord {
      const renamed = { ...card, card_name }
      stored.set(card.card_id, renamed)
      return renamed
    },
    remove: (card: SilaCardRecord): boolean => stored.delete(card.card_id),
  }
}
