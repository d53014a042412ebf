import { globalAgent, type Agent as HttpAgent } from 'node:http'
import { globalAgent as httpsGlobalAgent, type Agent as HttpsAgent } from 'node:https'
import type { AxiosAdapter, AxiosInstance, AxiosStatic, InternalAxiosRequestConfig } from 'axios'
import type { World } from '../world.js'
import { createRefuseSettings, refused, type RefuseSettings } from './axios-settings.js'
import { acceptedEncodings } from './decompress.js'
import { deliver, maxAnswerBytes, type Delivered } from './deliver.js'
import { openAgents, ownHeaders, type HttpClient } from './http-client.js'
import { LimitedTransport } from './http-client-transport.js'
import { createRoute, type Agents, type Route } from './route.js'
import { signedSend, type Axios } from './signed-send.js'

interface OpenAxios extends Axios {
  readonly refuseSettings: RefuseSettings | undefined
}

/**
 * The client of an instance that its application configures: an axios instance with its defaults and interceptors, over the
 * same `deliver`. No redirects, and no transforms, so bytes stay what they are. axios is loaded, and `configureHttp` called,
 * with the first request.
 */
export function createAxiosClient(configureHttp: World['configureHttp']): HttpClient {
  const { kept, single } = openAgents()
  let opening: Promise<OpenAxios> | undefined

  const open = async () => {
    const { default: axios } = await import('axios')
    const http = createInstance(axios, kept)
    const { adapter } = http.defaults
    const refuseSettings = createRefuseSettings(http)
    configure(http, configureHttp)
    // An adapter that the application has chosen reads what it likes.
    return { axios, http, refuseSettings: http.defaults.adapter === adapter ? refuseSettings : undefined }
  }

  return async ({ method, url, headers, data, call, fresh }, prove) => {
    const opened = await (opening ??= open())
    const { http, refuseSettings } = opened
    const send = signedSend(opened, prove)
    const {
      status,
      statusText,
      headers: answered,
      data: bytes,
    } = await http.request<Buffer>({
      ...{ method, url: url.href, headers: headers ?? {}, data, signal: call.signal },
      // An agent that the application has set stays: it may lead through a proxy.
      ...(fresh && http.defaults.httpAgent === kept.httpAgent && { httpAgent: single.httpAgent }),
      ...(fresh && http.defaults.httpsAgent === kept.httpsAgent && { httpsAgent: single.httpsAgent }),
      async adapter(config) {
        refuseSettings?.(config)
        return send(config)
      },
    })
    return { status, statusText, headers: answered as Delivered['headers'], data: bytes }
  }
}

function createInstance(axios: AxiosStatic, kept: Agents): AxiosInstance {
  return axios.create({
    ...kept,
    adapter: adapterOver(createRoute(), axios),
    // For an application that chooses axios' own adapter.
    maxRedirects: 0,
    maxContentLength: maxAnswerBytes,
    transport: new LimitedTransport(maxAnswerBytes),
    responseType: 'arraybuffer',
    transformRequest: [],
    transformResponse: [],
    validateStatus: null,
    headers: ownHeaders,
  })
}

function configure(http: AxiosInstance, configureHttp: World['configureHttp']): void {
  try {
    configureHttp(http)
  } catch {
    // Its error is not shown: nobody knows what it holds.
    throw refused('threw an error')
  }
}

/** What axios calls for the sending itself. `signedSend` has made the address whole and the body bytes. */
function adapterOver(route: Route, { AxiosError }: AxiosStatic): AxiosAdapter {
  return async (config) => {
    const url = new URL(config.url ?? '')
    try {
      const delivered = await deliver({
        method: (config.method ?? 'GET').toUpperCase(),
        url,
        headers: { ...acceptedEncodings, ...config.headers.toJSON() },
        body: (config.data as Buffer | undefined) ?? Buffer.alloc(0),
        agent: await route(url, agentsOf(config), config.proxy),
        signal: config.signal as AbortSignal,
        timeoutMs: config.timeout,
      })
      return { ...delivered, headers: delivered.headers as Record<string, string>, config }
    } catch (cause) {
      throw AxiosError.from(cause, undefined, config)
    }
  }
}

/** Without an agent, Node.js takes its own. */
function agentsOf({ httpAgent, httpsAgent }: InternalAxiosRequestConfig): Agents {
  const [http, https] = [httpAgent, httpsAgent] as [HttpAgent?, HttpsAgent?]
  return { httpAgent: http ?? globalAgent, httpsAgent: https ?? httpsGlobalAgent }
}
