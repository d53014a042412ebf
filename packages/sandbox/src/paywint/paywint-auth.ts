import { createHash, createHmac } from 'node:crypto'
import { sameText } from '../same-text.js'
import { header, type ArrivedRequest } from '../route.js'
import { explainPaywintSignature } from './paywint-explanation.js'
import type { PaywintSettings } from './paywint-options.js'

/** Published for the sandbox at developer.paywint.com (get started, signature authentication). */
const publishedStaticSignature = '8b3cb99a4b8e24fc7e01d0db635e2e47b80818144fe51400c6c6ae3ecbc84f47'

export interface PaywintCredentials {
  readonly platformId: string
  readonly secretKey: string
}

type SigningRules = Pick<PaywintSettings, 'emptyBodyHash' | 'staticSignature' | 'signedTarget'>

export interface PaywintRefusal {
  readonly why: string
  readonly explanation: string
}

export type PaywintVerifier = (request: ArrivedRequest) => PaywintRefusal | undefined

/** Why a request is not who it says it is, or `undefined` when it is. Both headers are known to be there. */
export function createPaywintVerifier(
  { platformId, secretKey }: PaywintCredentials,
  rules: SigningRules,
): PaywintVerifier {
  /** Over METHOD + PATH + QUERY (with its `?`) + BODY_HASH, with nothing in between. */
  const sign = ({ method, path, query }: ArrivedRequest, bodyHash: string): string =>
    createHmac('sha256', secretKey).update(`${method}${path}${query}${bodyHash}`).digest('hex')

  return (arrived) => {
    const request = rules.signedTarget === 'decoded' ? withDecodedTarget(arrived) : arrived
    if (!sameText((header(request, 'x-platform-id') ?? '').toLowerCase(), platformId)) {
      return {
        why: 'unknown platform',
        explanation:
          'X-Platform-ID is not the platform id of this simulator. The signature was not looked at.',
      }
    }
    const signature = header(request, 'x-signature') ?? ''
    const isStatic = sameText(signature, publishedStaticSignature)
    if (isStatic && rules.staticSignature) return undefined
    const bodyHash = hashOf(request.body, rules.emptyBodyHash)
    if (sameText(signature, sign(request, bodyHash))) return undefined
    return {
      why: 'wrong signature',
      explanation: explainPaywintSignature({ request, signature, secretKey, bodyHash, isStatic }),
    }
  }
}

/** The SHA-256 of the raw body in hex. */
function hashOf(body: Buffer, emptyBody: SigningRules['emptyBodyHash']): string {
  return body.length === 0 && emptyBody === 'empty' ? '' : createHash('sha256').update(body).digest('hex')
}

const withDecodedTarget = (request: ArrivedRequest): ArrivedRequest => ({
  ...request,
  path: decoded(request.path),
  query: decoded(request.query),
})

/** What cannot be decoded stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
