import { header, type ArrivedRequest } from '../route.js'
import { sameText } from '../same-text.js'
import { explainPaywallKeys, type HeaderPair } from './paywall-explanation.js'

/** The four secrets of a Paywall account: a pair for each host. */
export interface PaywallCredentials {
  readonly publicKey: string
  readonly publicClient: string
  readonly privateKey: string
  readonly privateClient: string
}

export interface PaywallRefusal {
  readonly why: string
  readonly explanation: string
}

export type PaywallVerifier = (request: ArrivedRequest) => PaywallRefusal | undefined

/** Each checks one header pair and says why it does not fit; Paywall signs nothing. */
export function createPaywallVerifiers(credentials: PaywallCredentials) {
  const { publicKey, publicClient, privateKey, privateClient } = credentials
  const privatePair = { apikeyprivate: privateKey, apiclientprivate: privateClient }
  const publicPair = { apikeypublic: publicKey, apiclientpublic: publicClient }
  return {
    verifyPrivate: headerPair({ host: 'card host', expected: privatePair, other: publicPair }),
    verifyPublic: headerPair({ host: 'payment host', expected: publicPair, other: privatePair }),
  }
}

function headerPair(pair: HeaderPair): PaywallVerifier {
  const names = Object.keys(pair.expected)
  return (request) => {
    const missing = names.find((name) => header(request, name) === undefined)
    const wrong = names.find((name) => !sameText(header(request, name) ?? '', pair.expected[name] ?? ''))
    if (wrong === undefined) return undefined
    return {
      why: missing === undefined ? `wrong ${wrong}` : `missing ${missing}`,
      explanation: explainPaywallKeys(request, pair),
    }
  }
}
