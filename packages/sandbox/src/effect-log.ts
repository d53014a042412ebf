import { z } from 'zod'

/** One change that a simulated provider has really made. */
export interface Effect {
  /** Such as `card.renamed`, `card.deleted`, `payment_link.created`. */
  readonly change: string
  /** The id of what changed. */
  readonly subject: string
}

/** A change, and how many times it has been applied. */
export interface CountedEffect extends Effect {
  readonly times: number
}

export const countedEffects = z.array(
  z.strictObject({ change: z.string(), subject: z.string(), times: z.int().min(1) }),
)

/** The ground truth: what was really changed, and how often, however the answers went. */
export interface EffectLog {
  record(change: string, subject: string): void
  /** Every change to every subject since the start. */
  readonly counted: () => CountedEffect[]
  /** Adds what `act` records to `into`, too. */
  collect<T>(into: Effect[], act: () => T): T
  restore(counted: readonly CountedEffect[]): void
}

export function createEffectLog(): EffectLog {
  const counts = new Map<string, CountedEffect>()
  let collecting: Effect[] | undefined
  return {
    record(change, subject) {
      const key = `${change} ${subject}`
      counts.set(key, { change, subject, times: (counts.get(key)?.times ?? 0) + 1 })
      collecting?.push({ change, subject })
    },
    counted: () => [...counts.values()].map((effect) => ({ ...effect })),
    collect(into, act) {
      collecting = into
      try {
        return act()
      } finally {
        collecting = undefined
      }
    },
    restore(counted) {
      counts.clear()
      for (const effect of counted) counts.set(`${effect.change} ${effect.subject}`, effect)
    },
  }
}
