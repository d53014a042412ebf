import {
  AccessTokens,
  withSecrets,
  type AdapterDeps,
  type Authenticator,
  type Call,
} from '@cardlane/core/adapter'
import { classifySila } from './sila-errors.js'
import { silaHeader } from './sila-header.js'
import type { SilaSettings, SilaTokenSettings } from './sila-options.js'
import { silaToken } from './sila-schemas.js'

/** Sila gives the same token again until 30 minutes before its end, and then a new one (docs.silamoney.com, "auth_token"). */
const refreshBeforeMs = 30 * 60_000

/** The access token of an instance, from `auth_token`. */
export function createSilaTokens(
  settings: SilaSettings,
  credentials: SilaTokenSettings,
  { send, clock, providerNow }: AdapterDeps,
): AccessTokens {
  return new AccessTokens({
    clock,
    providerNow,
    refreshBeforeMs,
    async fetch(call: Call) {
      const { access_token: answer } = await send(
        {
          method: 'POST',
          url: `${settings.baseUrl}/auth_token`,
          body: ({ now }) => ({ header: silaHeader(settings, { now, call }) }),
          idempotency: 'safe',
          authenticator: basicAuthenticator(credentials),
          classify: classifySila,
          response: silaToken,
        },
        call,
      )
      return { token: answer.token, expiresAt: answer.expiration * 1000 }
    },
  })
}

/** `Authorization: Basic`, which Sila takes on this route alone. */
function basicAuthenticator({ clientId, clientSecret }: SilaTokenSettings): Authenticator {
  return {
    authenticate: () =>
      withSecrets([clientId, clientSecret], (id, secret) => ({
        authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      })),
  }
}
