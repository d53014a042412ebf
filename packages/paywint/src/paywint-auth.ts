import { createHash, createHmac } from 'node:crypto'
import { withSecrets, type Authenticator, type SignableRequest } from '@cardlane/core/adapter'
import type { PaywintSettings } from './paywint-options.js'

/** Published for the sandbox, where it is accepted for every request (https://developer.paywint.com, "Signature Auth"). */
const sandboxSignature = '8b3cb99a4b8e24fc7e01d0db635e2e47b80818144fe51400c6c6ae3ecbc84f47'

export type EmptyBodyHash = PaywintSettings['emptyBodyHash']

/**
 * `X-Signature`: HMAC-SHA256 over METHOD + PATH + QUERY + SHA-256 of the body, without separators, in lower-case hex. QUERY
 * keeps its `?`; the secret is used as UTF-8 text (https://developer.paywint.com, "Signature Auth").
 */
export function paywintSignature(
  request: SignableRequest,
  secret: string,
  emptyBodyHash: EmptyBodyHash,
): string {
  const { method, url, body } = request
  const bodyHash =
    body.length === 0 && emptyBodyHash === 'empty' ? '' : createHash('sha256').update(body).digest('hex')
  return createHmac('sha256', secret).update(`${method}${url.pathname}${url.search}${bodyHash}`).digest('hex')
}

export function paywintAuthenticator({ platformId, signing, emptyBodyHash }: PaywintSettings): Authenticator {
  const headers = (id: string, signature: string) => ({ 'X-Platform-ID': id, 'X-Signature': signature })
  return {
    authenticate(request) {
      if (signing === 'sandbox-static')
        return withSecrets([platformId], (id) => headers(id, sandboxSignature))
      return withSecrets([platformId, signing], (id, secret) =>
        headers(id, paywintSignature(request, secret, emptyBodyHash)),
      )
    },
  }
}
