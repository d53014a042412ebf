import { header, type ArrivedRequest } from '../route.js'
import { sameText } from '../same-text.js'

/** The four secrets of a Paywall account: a pair for each host. */
export interface PaywallCredentials {
  readonly publicKey: string
  readonly publicClient: string
  readonly privateKey: string
  readonly privateClient: string
}

export type PaywallVerifier = (request: ArrivedRequest) => string | undefined

/** Each checks one header pair and says why it does not fit; Paywall signs nothing. */
export function createPaywallVerifiers(credentials: PaywallCredentials) {
  const { publicKey, publicClient, privateKey, privateClient } = credentials
  return {
    verifyPrivate: headerPair({ apikeyprivate: privateKey, apiclientprivate: privateClient }),
    verifyPublic: headerPair({ apikeypublic: publicKey, apiclientpublic: publicClient }),
  }
}

function headerPair(expected: Readonly<Record<string, string>>): PaywallVerifier {
  return (request) => {
    const names = Object.keys(expected)
    const missing = names.find((name) => header(request, name) === undefined)
    if (missing !== undefined) return `missing ${missing}`
    const wrong = names.find((name) => !sameText(header(request, name) ?? '', expected[name] ?? ''))
    return wrong === undefined ? undefined : `wrong ${wrong}`
  }
}
