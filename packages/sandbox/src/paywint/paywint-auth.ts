import { createHash, createHmac } from 'node:crypto'
import { sameText } from '../same-text.js'
import { header, type ArrivedRequest } from '../route.js'

/** Published for the sandbox at developer.paywint.com (get started, signature authentication). */
const publishedStaticSignature = '8b3cb99a4b8e24fc7e01d0db635e2e47b80818144fe51400c6c6ae3ecbc84f47'

export interface PaywintCredentials {
  readonly platformId: string
  readonly secretKey: string
}

interface Rules {
  readonly emptyBodyHash: 'sha256' | 'empty'
  readonly staticSignature: boolean
}

/** Why a request is not who it says it is, or `undefined` when it is. Both headers are known to be there. */
export function createPaywintVerifier({ platformId, secretKey }: PaywintCredentials, rules: Rules) {
  const sign = (request: ArrivedRequest): string =>
    createHmac('sha256', secretKey).update(canonicalText(request, rules.emptyBodyHash)).digest('hex')

  return (request: ArrivedRequest): string | undefined => {
    if (!sameText((header(request, 'x-platform-id') ?? '').toLowerCase(), platformId))
      return 'unknown platform'
    const signature = header(request, 'x-signature') ?? ''
    if (rules.staticSignature && sameText(signature, publishedStaticSignature)) return undefined
    return sameText(signature, sign(request)) ? undefined : 'wrong signature'
  }
}

/** METHOD + PATH + QUERY (with its `?`) + SHA-256 of the raw body in hex, with nothing in between. */
function canonicalText({ method, path, query, body }: ArrivedRequest, emptyBody: 'sha256' | 'empty'): string {
  const bodyHash =
    body.length === 0 && emptyBody === 'empty' ? '' : createHash('sha256').update(body).digest('hex')
  return `${method}${path}${query}${bodyHash}`
}
