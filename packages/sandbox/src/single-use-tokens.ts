import type { Clock } from '@cardlane/core'

export interface SingleUseTokens<T> {
  issue(value: T): string
  /** The value behind a token that is still good, or why it is not. Does not use the token up. */
  look(token: string): { readonly value: T } | { readonly problem: 'unknown' | 'expired' | 'used' }
  use(token: string): void
  /** Makes every token that `matches` picks unknown. */
  revoke(matches: (value: T) => boolean): void
}

interface Settings {
  readonly clock: Clock
  readonly lifetimeMs: number
  readonly mint: () => string
}

/** Tokens that each work once and for a limited time on the clock. Time is looked up, so no timer is left. */
export function createSingleUseTokens<T>({ clock, lifetimeMs, mint }: Settings): SingleUseTokens<T> {
  const issued = new Map<string, { value: T; expiresAt: number; used: boolean }>()
  return {
    issue(value) {
      const token = mint()
      issued.set(token, { value, expiresAt: clock.now() + lifetimeMs, used: false })
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
  }
}
