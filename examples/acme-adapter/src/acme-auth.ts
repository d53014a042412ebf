import { createHmac } from 'node:crypto'
import type { Authenticator, SignableRequest } from '@cardlane/core/adapter'
import type { AcmeSettings } from './acme-options.js'

/** README.md, "Authentication". Called for every attempt, with the bytes as they leave. */
export function acmeAuthenticator({ keyId, secret }: AcmeSettings): Authenticator {
  return {
    authenticate: async (request) => ({
      'acme-key': await keyId.reveal(),
      'acme-signature': acmeSignature(request, await secret.reveal()),
    }),
  }
}

/** HMAC-SHA256 over method, path with query, and body, in hex. */
export function acmeSignature({ method, url, body }: SignableRequest, secret: string): string {
  return createHmac('sha256', secret)
    .update(`${method}\n${url.pathname}${url.search}\n`)
    .update(body)
    .digest('hex')
}
