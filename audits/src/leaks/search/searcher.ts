import type { Canary } from './canary.js'
import { numbersTogether, writingsOf, type Writing } from './writings.js'

/** A secret that stands in a text, by its name. */
export interface Finding {
  readonly canary: string
  /** How it is written there. */
  readonly how: string
}

/** Looks for canaries in texts, in every writing. */
export interface Searcher {
  /** Adds a secret that has come up meanwhile, such as a signature. */
  readonly plant: (canary: Canary) => void
  readonly find: (text: string) => readonly Finding[]
}

interface Planted {
  readonly name: string
  readonly writings: readonly Writing[]
}

export function createSearcher(canaries: readonly Canary[]): Searcher {
  const planted = new Map<string, Planted>()
  let shortest = Infinity

  const plant = (canary: Canary) => {
    if (planted.has(canary.text)) return
    const writings = writingsOf(canary)
    planted.set(canary.text, { name: canary.name, writings })
    shortest = Math.min(shortest, ...writings.map(({ needle }) => needle.length))
  }
  canaries.forEach(plant)

  return {
    plant,
    find(text) {
      if (text.length < shortest) return []
      const lower = text.toLowerCase()
      const numbers = numbersTogether(lower)
      return [...planted.values()].flatMap(({ name, writings }) => {
        const found = writings.find(({ how, needle }) =>
          (how === 'numbers' ? numbers : lower).includes(needle),
        )
        return found === undefined ? [] : [{ canary: name, how: found.how }]
      })
    },
  }
}
