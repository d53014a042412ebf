import type { IncomingHttpHeaders } from 'node:http'
import { parseJson } from './parse-json.js'
import type { ArrivedRequest } from './route.js'

/** A request as it may be shown to people: no credential, no token. */
export interface ShownRequest {
  readonly headers: Readonly<Record<string, string>>
  /** JSON with secrets hidden, or how many bytes of something else there are. */
  readonly body: unknown
}

const hidden = '[hidden]'

/** Every other header is hidden, so that one that nobody thought of does not leak. */
const shownHeaders = new Set([
  ...['accept', 'accept-encoding', 'connection', 'content-length', 'content-type', 'host', 'user-agent'],
  ...['includedetails', 'relationalid1', 'relationalid2', 'relationalid3', 'partneridentity'],
])

const hiddenFields = /token|secret|password|key$/i

export function showRequest({ headers, body }: Pick<ArrivedRequest, 'headers' | 'body'>): ShownRequest {
  return { headers: showHeaders(headers), body: showBody(body) }
}

function showHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    shownHeaders.has(name) ? String(value) : hidden,
  ])
  return Object.fromEntries(entries) as Readonly<Record<string, string>>
}

function showBody(body: Buffer): unknown {
  if (body.length === 0) return null
  const json = parseJson(body)
  return json.ok ? hideSecrets(json.value) : `[${String(body.length)} bytes that are not JSON]`
}

function hideSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      hiddenFields.test(name) ? hidden : hideSecrets(inner),
    ]),
  )
}
