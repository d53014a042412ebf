import type { Clock } from '@cardlane/core'
import { z } from 'zod'

export interface SingleUseTokens<T> {
  issue(value: T): string
  /** The value behind a token that is still good, or why it is not. Does not use the token up. */
  look(token: string): { readonly value: T } | { readonly problem: 'unknown' | 'expired' | 'used' }
  use(token: string): void
  /** Makes every token that `matches` picks unknown. */
  revoke(matches: (value: T) => boolean): void
  save(): IssuedToken<T>[]
  restore(issued: readonly IssuedToken<T>[]): void
}

/** A token as it is kept; `expiresAt` is in epoch milliseconds of the sandbox's clock. */
export interface IssuedToken<T> {
  token: string
  value: T
  expiresAt: number
  used: boolean
}

export const issuedTokens = <T>(value: z.ZodType<T>) =>
  z.array(z.strictObject({ token: z.string(), value, expiresAt: z.number(), used: z.boolean() }))

interface Settings {
  readonly clock: Clock
  readonly lifetimeMs: number
  readonly mint: () => string
}

/** How many tokens that are used or expired are remembered as such, at least. */
const keep = 1000

/**
 * Tokens that each work once and for a limited time on the clock. Time is looked up, so no timer is left. Of those that
 * are used or expired, the last 1000 to 2000 are remembered; older ones are unknown, so that memory stays flat.
 */
export function createSingleUseTokens<T>({ clock, lifetimeMs, mint }: Settings): SingleUseTokens<T> {
  const issued = new Map<string, IssuedToken<T>>()

  const forgetOldest = (): void => {
    const over = [...issued.values()].filter(({ used, expiresAt }) => used || clock.now() >= expiresAt)
    for (const { token } of over.slice(0, -keep)) issued.delete(token)
  }

  return {
    issue(value) {
      // It looks at all of them, so not every time.
      if (issued.size > 0 && issued.size % keep === 0) forgetOldest()
      const token = mint()
      issued.set(token, { token, value, expiresAt: clock.now() + lifetimeMs, used: false })
      return token
    },
    look(token) {
      const found = issued.get(token)
      if (!found) return { problem: 'unknown' }
      if (found.used) return { problem: 'used' }
      if (clock.now() >= found.expiresAt) return { problem: 'expired' }
      return { value: found.value }
    },
    use(token) {
      const found = issued.get(token)
      if (found) found.used = true
    },
    revoke(matches) {
      for (const [token, { value }] of issued) if (matches(value)) issued.delete(token)
    },
    save: () => structuredClone([...issued.values()]),
    restore(saved) {
      issued.clear()
      for (const entry of structuredClone(saved)) issued.set(entry.token, entry)
    },
  }
}
