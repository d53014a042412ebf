import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import axios, { type AxiosInstance, type AxiosRequestConfig } from 'axios'
import { limitedTransport } from './http-client-transport.js'

/** No answer larger than this is read, in bytes. */
export const maxAnswerBytes = 1024 * 1024

/** The settings of a request that must not meet a connection which the provider is just closing. */
export type FreshConnection = () => Pick<AxiosRequestConfig, 'httpAgent' | 'httpsAgent'>

/** The axios instance of one provider instance: keep-alive, no redirects, and no transforms, so bytes stay what they are. */
export function createHttpClient(): { http: AxiosInstance; freshConnection: FreshConnection } {
  const kept = agents(true)
  const single = agents(false)
  const http = axios.create({
    ...kept,
    adapter: 'http',
    maxRedirects: 0,
    maxContentLength: maxAnswerBytes,
    transport: limitedTransport(maxAnswerBytes),
    responseType: 'arraybuffer',
    transformRequest: [],
    transformResponse: [],
    validateStatus: null,
    headers: { Accept: 'application/json', 'User-Agent': 'cardlane' },
  })
  return {
    http,
    // An agent that the application has set stays: it may lead through a proxy.
    freshConnection: () => ({
      ...(http.defaults.httpAgent === kept.httpAgent && { httpAgent: single.httpAgent }),
      ...(http.defaults.httpsAgent === kept.httpsAgent && { httpsAgent: single.httpsAgent }),
    }),
  }
}

function agents(keepAlive: boolean) {
  return { httpAgent: new HttpAgent({ keepAlive }), httpsAgent: new HttpsAgent({ keepAlive }) }
}
