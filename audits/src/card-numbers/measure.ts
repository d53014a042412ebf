import { containsCardNumber } from '@cardlane/core/adapter'
import { createRandom } from './random.js'
import type { TextKind } from './text-kind.js'

/** How often texts of a kind, which hold no card number, are taken to hold one. */
export interface Rate {
  readonly kind: string
  readonly texts: number
  readonly mistaken: number
  readonly atMost: number
  readonly example?: string
}

/** The same seed gives the same texts. */
export function measure({ kind, make, atMost }: TextKind, texts: number, seed: number): Rate {
  const random = createRandom(seed)
  let mistaken = 0
  let example: string | undefined
  for (let count = 0; count < texts; count += 1) {
    const text = make(random)
    if (!containsCardNumber(text)) continue
    mistaken += 1
    example ??= text
  }
  return { kind, texts, mistaken, atMost, ...(example !== undefined && { example }) }
}

export function isWithinBounds({ mistaken, texts, atMost }: Rate): boolean {
  return mistaken <= texts * atMost
}
