import type {
  AxiosAdapter,
  AxiosInstance,
  AxiosResponse,
  AxiosStatic,
  InternalAxiosRequestConfig,
} from 'axios'
import type { ActiveCall } from '../call/call.js'
import { untilAborted, type Signal } from '../call/signal.js'
import { failed } from '../failure/failure.js'
import { isSafeUrl } from '../options/base-url.js'
import type { Message } from '../request/message.js'
import { defer } from './defer.js'
import { maxResponseBytes, type RawResponse, type Transported } from './transport.js'

/** What axios' own adapter reads and the transport here does not. A setting that is silently ignored is a trap. */
const withoutEffect = [
  ...[
    'auth',
    'beforeRedirect',
    'cancelToken',
    'decompress',
    'family',
    'http2Options',
    'httpVersion',
    'lookup',
  ],
  ...[
    'insecureHTTPParser',
    'maxBodyLength',
    'maxContentLength',
    'maxRate',
    'maxRedirects',
    'onDownloadProgress',
  ],
  ...[
    'onUploadProgress',
    'responseEncoding',
    'responseType',
    'socketPath',
    'timeoutErrorMessage',
    'transport',
  ],
  'validateStatus',
]

/** An axios instance as an application has configured it. */
export interface ConfiguredAxios {
  readonly axios: AxiosStatic
  readonly http: AxiosInstance
  /** What it had before the application saw it. */
  readonly own: Readonly<Record<string, unknown>>
}

/** Loads axios, and lets the application configure an instance: its defaults, interceptors, agents and proxy. */
export async function openAxios(configureHttp: (http: AxiosInstance) => void): Promise<ConfiguredAxios> {
  const { default: axios } = await import('axios')
  const http = axios.create({
    // What holds where the application chooses an adapter of axios.
    maxRedirects: 0,
    maxContentLength: maxResponseBytes,
    responseType: 'arraybuffer',
    transformRequest: [],
    transformResponse: [],
    validateStatus: null,
  })
  const own = Object.assign({}, http.defaults) as Readonly<Record<string, unknown>>
  try {
    configureHttp(http)
  } catch {
    // Its error is not shown: nobody knows what it holds.
    throw refused('threw an error')
  }
  return { axios, http, own }
}

/** A request on its way through an application's axios: between its interceptors for requests and those for responses. */
export interface AxiosPassage {
  /** The request as the interceptors have made it. */
  readonly message: Message
  /** Sends by the adapter that the application has chosen, such as axios' own `http`; absent where it has chosen none. */
  readonly send: ((headers: readonly string[]) => Promise<Transported>) | undefined
  /** Runs the interceptors for responses, and gives what they make of the result. */
  readonly finish: (result: Transported) => Promise<Transported>
}

/** Runs the interceptors for requests. Rejects with what one of them threw, and for a setting that has no effect. */
export async function openPassage(
  configured: ConfiguredAxios,
  message: Message,
  call: ActiveCall,
): Promise<AxiosPassage> {
  const { axios, http, own } = configured
  const { signal } = call
  const arrival = defer<InternalAxiosRequestConfig>()
  const answer = defer<AxiosResponse>()
  let isSent = false
  const whole = http.request<unknown>({
    method: message.method,
    url: message.url.href,
    headers: message.headers as Record<string, string>,
    data: message.body.length === 0 ? undefined : message.body,
    signal: signal.real,
    async adapter(config) {
      if (isSent)
        throw refused('has an interceptor that sends a request again: Cardlane repeats what is safe')
      isSent = true
      arrival.resolve(config)
      return answer.promise
    },
  })
  whole.then(() => {
    arrival.reject(refused('has an interceptor that answers a request in the place of the provider'))
  }, arrival.reject)
  const config = await arrival.promise
  const { adapter } = http.defaults
  const isChosen = adapter !== own['adapter']
  const chosen = isChosen ? adapterOf(axios, adapter) : undefined
  if (!isChosen) refuseSettings(config, own)

  return {
    message: messageOf(config, http, message),
    send: chosen && ((headers) => sendBy(chosen, config, { headers, signal })),
    async finish(result) {
      if ('response' in result) answer.resolve(axiosResponseOf(result.response, config))
      else answer.reject(axios.AxiosError.from(errorOf(result), undefined, config))
      if ('interrupted' in result) return result
      try {
        return transportedOf(await untilAborted(whole, signal), result.phase)
      } catch (error) {
        return 'response' in result ? { broken: error, phase: 'response' } : result
      }
    },
  }
}

function adapterOf(axios: AxiosStatic, adapter: AxiosInstance['defaults']['adapter']): AxiosAdapter {
  try {
    return axios.getAdapter(adapter)
  } catch {
    throw refused('sets an adapter that axios does not have')
  }
}

interface Sending {
  readonly headers: readonly string[]
  readonly signal: Signal
}

/** How far a request comes by somebody else's adapter nobody can see. */
async function sendBy(
  adapter: AxiosAdapter,
  config: InternalAxiosRequestConfig,
  { headers, signal }: Sending,
): Promise<Transported> {
  try {
    for (let at = 0; at + 1 < headers.length; at += 2) config.headers.set(headers[at] ?? '', headers[at + 1])
    return transportedOf(await untilAborted(adapter(config), signal), 'sent')
  } catch (error) {
    const { code } = Object(error) as { readonly code?: unknown }
    return code === 'ERR_BAD_RESPONSE'
      ? { unreadable: 'refused', phase: 'response' }
      : { broken: error, phase: 'sent' }
  }
}

function axiosResponseOf(response: RawResponse, config: InternalAxiosRequestConfig): AxiosResponse {
  const { status, statusText, headers, data } = response
  return { status, statusText, data, headers: headers as Record<string, string>, config }
}

function errorOf(result: Exclude<Transported, { readonly response: unknown }>): Error {
  return 'broken' in result ? (result.broken as Error) : new Error('there is no response')
}

function transportedOf(
  done: { readonly value: AxiosResponse<unknown> } | undefined,
  phase: Transported['phase'],
): Transported {
  if (done === undefined) return { interrupted: true, phase }
  const { status, statusText, headers, data } = done.value
  const bytes = Buffer.isBuffer(data)
    ? data
    : Buffer.from(typeof data === 'string' ? data : JSON.stringify(data ?? ''))
  if (bytes.length > maxResponseBytes) return { unreadable: 'too_large', phase: 'response' }
  const named: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) named[name.toLowerCase()] = String(value)
  return { response: { status, statusText, headers: named, data: bytes }, phase: 'response' }
}

function messageOf(config: InternalAxiosRequestConfig, http: AxiosInstance, message: Message): Message {
  const isHttps = message.url.protocol === 'https:'
  const url = safeUrl(http.getUri(config))
  // Once and for all, so that what is signed is spelt as it is sent.
  Object.assign(config, { url: url.href, params: undefined, baseURL: undefined })
  return {
    method: (config.method ?? 'GET').toUpperCase(),
    url,
    headers: config.headers.toJSON(),
    body: bytesOf(config.data),
    newConnection: message.newConnection,
    timeoutMs: config.timeout ?? 0,
    route: {
      agent: (isHttps ? config.httpsAgent : config.httpAgent) as unknown,
      proxy: config.proxy,
    },
  }
}

function bytesOf(data: unknown): Buffer {
  if (data === undefined || data === null) return Buffer.alloc(0)
  if (Buffer.isBuffer(data)) return data
  if (typeof data === 'string') return Buffer.from(data)
  throw refused('has an interceptor that replaced the body by something that is neither bytes nor text')
}

/** An interceptor may change the address, but not to one that a base URL could not be. */
function safeUrl(text: string): URL {
  const url = new URL(text)
  if (isSafeUrl(url)) return url
  throw refused('has an interceptor that changed the address to one that is neither https: nor on loopback')
}

/** `null` is how axios writes that there is none. */
function refuseSettings(config: InternalAxiosRequestConfig, own: ConfiguredAxios['own']): void {
  const settings = config as object as Readonly<Record<string, unknown>>
  const foreign = withoutEffect.find((name) => (settings[name] ?? undefined) !== (own[name] ?? undefined))
  if (foreign === undefined) return
  throw refused(`sets ${foreign}, which would have no effect; docs/decisions/0003-axios.md says what has one`)
}

/** The failure of what an application did in `configureHttp`. */
function refused(message: string) {
  return failed({
    code: 'invalid_configuration',
    phase: 'config',
    outcome: 'not_applied',
    problems: [{ path: 'world.configureHttp', message }],
  })
}
