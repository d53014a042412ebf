import { withSecrets, type Authenticator } from '@cardlane/core/adapter'
import type { PaywallSettings } from './paywall-options.js'

/** The private pair, for everything about cards (https://developer.paywall.one, "Authentication"). Nothing is signed. */
export function privateAuthenticator({ privateKey, privateClient }: PaywallSettings): Authenticator {
  return {
    authenticate: () =>
      withSecrets([privateKey, privateClient], (apikeyprivate, apiclientprivate) => ({
        apikeyprivate,
        apiclientprivate,
      })),
  }
}

/** The public pair, for payment links. */
export function publicAuthenticator({ publicKey, publicClient }: PaywallSettings): Authenticator {
  return {
    authenticate: () =>
      withSecrets([publicKey, publicClient], (apikeypublic, apiclientpublic) => ({
        apikeypublic,
        apiclientpublic,
      })),
  }
}
