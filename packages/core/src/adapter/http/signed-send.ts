import type { AxiosAdapter, AxiosInstance, AxiosStatic, InternalAxiosRequestConfig } from 'axios'
import { ConfigurationError } from '../../errors/input-errors.js'
import { isSafeAddress } from '../options/base-url.js'
import type { Prove } from './http-client.js'

/** An instance, and what it was made with. */
export interface Axios {
  readonly axios: AxiosStatic
  readonly http: AxiosInstance
}

/**
 * Wraps the instance's own axios adapter so that signing is the last thing before the bytes leave: whatever an interceptor
 * changed is in the signature.
 */
export function signedSend({ axios, http }: Axios, prove: Prove): AxiosAdapter {
  const deliver = axios.getAdapter(http.defaults.adapter)
  return async (config) => {
    const body = bytesOf(config.data)
    const url = safeUrl(http.getUri(config))
    // Once and for all, so that what is signed is spelt as it is sent.
    Object.assign(config, { url: url.href, params: undefined, baseURL: undefined })
    const proof = await prove({ method: methodOf(config), url, body })
    config.data = body.length === 0 ? undefined : body
    for (const [name, value] of Object.entries(proof)) config.headers.set(name, value)
    return deliver(config)
  }
}

function methodOf(config: InternalAxiosRequestConfig): string {
  return (config.method ?? 'GET').toUpperCase()
}

function bytesOf(data: unknown): Buffer {
  if (data === undefined || data === null) return Buffer.alloc(0)
  if (Buffer.isBuffer(data)) return data
  if (typeof data === 'string') return Buffer.from(data)
  throw brokenByInterceptor('replaced the body by something that is neither bytes nor text')
}

/** An interceptor may change the address, but not to one that a base URL could not be. */
function safeUrl(text: string): URL {
  const url = new URL(text)
  if (isSafeAddress(url)) return url
  throw brokenByInterceptor('changed the address to one that is neither https: nor on loopback')
}

function brokenByInterceptor(problem: string): ConfigurationError {
  return new ConfigurationError([
    { path: 'world.configureHttp', message: `has an interceptor that ${problem}` },
  ])
}
