import type { RequestLogEntry } from '../../request-log.js'

/** What the client adds by itself, or a browser does. */
const leftOut = /^(host|connection|content-length|user-agent|referer|origin|accept-.*|sec-.*|upgrade-.*)$/

/** A header whose name a shell could misread is left out. */
const plainName = /^[\w-]+$/

/**
 * A request as a curl command. What is hidden becomes a variable of the shell, such as `$SILA_AUTHSIGNATURE`; the
 * body is as it is shown, so a signature over it has to be made anew.
 */
export function curlCommand({ provider, method, path, shown }: RequestLogEntry): string {
  const headers = Object.entries(shown.headers)
    .filter(([name]) => plainName.test(name) && !leftOut.test(name))
    .map(([name, value]) => `-H ${headerArgument(provider, name, value)}`)
  const url = `http://${shown.headers['host'] ?? '127.0.0.1'}${path}`
  const body = shown.body === null ? [] : [`--data-raw ${quoted(bodyText(shown.body))}`]
  return [`curl -X ${method} ${quoted(url)}`, ...headers, ...body].join(' \\\n  ')
}

function headerArgument(provider: string, name: string, value: string): string {
  if (value !== '[hidden]') return quoted(`${name}: ${value}`)
  return `"${name}: $${`${provider}_${name}`.toUpperCase().replaceAll('-', '_')}"`
}

const bodyText = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`
