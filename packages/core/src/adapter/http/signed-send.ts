import { getAdapter, type AxiosAdapter, type AxiosInstance, type InternalAxiosRequestConfig } from 'axios'
import type { SignableRequest } from './provider-request.js'

type Prove = (request: SignableRequest) => Promise<Readonly<Record<string, string>>>

/**
 * Wraps the instance's own axios adapter so that signing is the last thing before the bytes leave: whatever an interceptor
 * changed is in the signature.
 */
export function signedSend(http: AxiosInstance, prove: Prove): AxiosAdapter {
  const deliver = getAdapter(http.defaults.adapter)
  return async (config) => {
    const body = bytesOf(config.data)
    const proof = await prove({ method: methodOf(config), url: new URL(http.getUri(config)), body })
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
  throw new TypeError('An interceptor replaced the body by something that is neither bytes nor text.')
}
