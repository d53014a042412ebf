import type { Clock } from '@cardlane/core'
import type { SeededRandom } from '../seeded-random.js'

export interface SilaAccessToken {
  readonly token: string
  /** Epoch seconds. */
  readonly expiration: number
}

const lifetimeSeconds = 8 * 60 * 60
const renewalSeconds = 30 * 60

/**
 * Tokens as auth_token gives them out: good for 8 hours, and the same one again while more than 30 minutes of it
 * remain (docs.silamoney.com, auth_token).
 */
export function createSilaAccessTokens(clock: Clock, random: SeededRandom) {
  const issued = new Map<string, SilaAccessToken>()
  let latest: SilaAccessToken | undefined
  const seconds = (): number => Math.floor(clock.now() / 1000)
  /** Three dotted parts and about 205 characters, like the provider's, with nothing to read inside. */
  const mintToken = (): string =>
    [27, 90, 36].map((count) => random.bytes(count).toString('base64url')).join('.')

  return {
    current(): SilaAccessToken {
      if (latest && latest.expiration - seconds() > renewalSeconds) return latest
      latest = { token: mintToken(), expiration: seconds() + lifetimeSeconds }
      issued.set(latest.token, latest)
      return latest
    },
    look(token: string): 'good' | 'expired' | 'unknown' {
      const found = issued.get(token)
      if (!found) return 'unknown'
      return seconds() < found.expiration ? 'good' : 'expired'
    },
    /** In the order in which they were issued. */
    save: (): SilaAccessToken[] => [...issued.values()],
    restore(saved: readonly SilaAccessToken[]): void {
      issued.clear()
      for (const token of saved) issued.set(token.token, token)
      latest = saved.at(-1)
    },
  }
}
