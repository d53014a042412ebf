import { getProxyForUrl } from 'proxy-from-env'
import { failed } from '../failure/failure.js'
import { parseUrl } from '../../links/parse-url.js'

/** A proxy that tunnels can be opened through. */
export interface Proxy {
  readonly protocol: 'http:' | 'https:'
  readonly hostname: string
  readonly port: string
  readonly authorization: string | undefined
  /** Its host and port, which may be shown. */
  readonly shown: string
}

/** A proxy as axios' `proxy` describes it. */
export interface ProxySetting {
  readonly protocol?: string
  readonly host: string
  readonly port?: number
  readonly auth?: { readonly username: string; readonly password: string }
}

/**
 * The proxy that the environment names for an `https:` address (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, in either case).
 *
 * @throws FailedError with `invalid_configuration` that names the variable.
 */
export function proxyOfEnvironment(url: URL): Proxy | undefined {
  if (getProxyForUrl(url) === '') return undefined
  const name = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'].find((each) => process.env[each])
  if (name === undefined) return undefined
  const text = process.env[name] ?? ''
  // As curl has it: what names no scheme speaks http.
  return proxyOf(text.includes('://') ? text : `http://${text}`, name)
}

/** @throws FailedError with `invalid_configuration`. */
export function proxyOfSetting({ protocol = 'http', host, port, auth }: ProxySetting): Proxy {
  const url = parseUrl(`${protocol.replace(/:$/, '')}://${host}`)
  if (url !== undefined && port !== undefined) url.port = String(port)
  if (url !== undefined && auth !== undefined) {
    url.username = encodeURIComponent(auth.username)
    url.password = encodeURIComponent(auth.password)
  }
  return proxyOf(url?.href ?? '', 'world.configureHttp')
}

/** `path` is where the address stands: nothing of the address is shown when it is refused, since it may hold a password. */
function proxyOf(address: string, path: string): Proxy {
  const url = parseUrl(address)
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1]?.toLowerCase() ?? ''
  if (scheme.startsWith('socks'))
    throw refused(path, `names a SOCKS proxy (${scheme}:); only http: and https: proxies work`)
  if (url === undefined || url.hostname === '')
    throw refused(path, 'is no address of a proxy, such as http://host:3128')
  const { protocol } = url
  if (protocol !== 'http:' && protocol !== 'https:')
    throw refused(path, 'names a proxy that is neither http: nor https:')
  const port = url.port === '' ? (protocol === 'https:' ? '443' : '80') : url.port
  return {
    protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    authorization: authorizationOf(url, path),
    shown: `${url.hostname}:${port}`,
  }
}

function authorizationOf({ username, password }: URL, path: string): string | undefined {
  if (username === '' && password === '') return undefined
  try {
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
    return `Basic ${Buffer.from(pair).toString('base64')}`
  } catch {
    throw refused(path, 'has a name or a password for the proxy that is not percent-encoded')
  }
}

function refused(path: string, message: string) {
  return failed({
    code: 'invalid_configuration',
    phase: 'config',
    outcome: 'not_applied',
    problems: [{ path, message }],
  })
}
