import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import type { Canary } from '../search/canary.js'

/** The header by which the audit's own requests are told from a client's. */
export const ownRequest = 'x-leak-audit'

/** What a request says of itself in the open. Every other header is taken for a part of its proof. */
const harmless = new Set([
  ...['accept', 'accept-encoding', 'connection', 'content-length', 'content-type', 'host', 'user-agent'],
  ...['created', 'crypto', 'version', 'reference', 'app_handle', 'user_handle', 'transfer-encoding'],
  ...['relationalid1', 'relationalid2', 'relationalid3', 'partneridentity'],
])

/** Listens to every HTTP request that this process begins to send, and hears the proofs in their headers. */
export function tapWire(hear: (canary: Canary) => void): { close: () => void } {
  const listener = (message: unknown) => {
    const { request } = message as { readonly request: ClientRequest }
    if (request.hasHeader(ownRequest)) return
    for (const [name, value] of Object.entries(request.getHeaders())) {
      if (!harmless.has(name))
        for (const text of textsOf(String(value))) hear({ name: `header ${name}`, text })
    }
  }
  subscribe('http.client.request.start', listener)
  return {
    close: () => {
      unsubscribe('http.client.request.start', listener)
    },
  }
}

/** The value, and what stands behind a scheme such as `Bearer`. */
function textsOf(value: string): readonly string[] {
  const [, credentials] = /^[A-Za-z]+ (\S+)$/.exec(value) ?? []
  return credentials === undefined ? [value] : [credentials]
}
