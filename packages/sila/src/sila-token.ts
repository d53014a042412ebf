import { sharedFlight, type AdapterDeps, type Authenticator, type Call } from '@cardlane/core/adapter'
import { judgeSila } from './sila-errors.js'
import { silaHeader } from './sila-header.js'
import type { SilaSettings, SilaTokenSettings } from './sila-options.js'
import { silaToken } from './sila-wire.js'

/** Sila gives the same token again until 30 minutes before its end, and then a new one (docs.silamoney.com, "auth_token"). */
const renewBeforeMs = 30 * 60_000

export interface TokenSource {
  /** The token in use, or one fetched now: one fetch for all who ask meanwhile. */
  get(call: Call): Promise<string>
  /** Forgets a token that the provider did not accept, unless it has been replaced already. */
  discard(token: string): void
}

export function createTokenSource(
  settings: SilaSettings,
  credentials: SilaTokenSettings,
  { send, clock, openCall }: AdapterDeps,
): TokenSource {
  let cached: { readonly token: string; readonly expiration: number } | undefined

  const fetchToken = async (caller: Call, signal: AbortSignal) => {
    const call = openCall(caller, signal)
    try {
      const answer = await send(
        {
          method: 'POST',
          url: `${settings.baseUrl}/auth_token`,
          body: ({ now }) => ({ header: silaHeader(settings, { now, call }) }),
          safety: 'read',
          authenticator: basicAuthenticator(credentials),
          judge: judgeSila,
          response: silaToken,
        },
        call,
      )
      cached = answer.access_token
      call.emit({ type: 'token_refreshed', expiresAt: cached.expiration * 1000 })
      return cached.token
    } finally {
      caller.countRequests(call.attempts)
      call.close()
    }
  }

  const shared = sharedFlight(fetchToken)

  return {
    async get(call) {
      if (cached !== undefined && cached.expiration * 1000 - clock.now() > renewBeforeMs) return cached.token
      return shared(call)
    },
    discard(token) {
      if (cached?.token === token) cached = undefined
    },
  }
}

/** `Authorization: Basic`, which Sila takes on this route alone. */
function basicAuthenticator({ clientId, clientSecret }: SilaTokenSettings): Authenticator {
  return {
    async prove() {
      const pair = `${await clientId.reveal()}:${await clientSecret.reveal()}`
      return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
    },
  }
}
