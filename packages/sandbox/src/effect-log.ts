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

/** The ground truth: what was really changed, and how often, however the answers went. */
export interface EffectLog {
  record(change: string, subject: string): void
  /** Every change to every subject since the start. */
  readonly counted: () => readonly CountedEffect[]
  /** What has been recorded since this was last asked. */
  drain(): readonly Effect[]
}

export function createEffectLog(): EffectLog {
  const counts = new Map<string, CountedEffect>()
  let fresh: Effect[] = []
  return {
    record(change, subject) {
      const key = `${change} ${subject}`
      counts.set(key, { change, subject, times: (counts.get(key)?.times ?? 0) + 1 })
      fresh.push({ change, subject })
    },
    counted: () => [...counts.values()],
    drain() {
      const drained = fresh
      fresh = []
      return drained
    },
  }
}
