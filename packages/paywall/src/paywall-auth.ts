import type { Authenticator } from '@cardlane/core/adapter'
import type { PaywallSettings } from './paywall-options.js'

/** The private pair, for everything about cards (https://developer.paywall.one, "Authentication"). Nothing is signed. */
export function privateAuthenticator({ privateKey, privateClient }: PaywallSettings): Authenticator {
  return {
    prove: async () => ({
      apikeyprivate: await privateKey.reveal(),
      apiclientprivate: await privateClient.reveal(),
    }),
  }
}

/** The public pair, for payment links. */
export function publicAuthenticator({ publicKey, publicClient }: PaywallSettings): Authenticator {
  return {
    prove: async () => ({
      apikeypublic: await publicKey.reveal(),
      apiclientpublic: await publicClient.reveal(),
    }),
  }
}
