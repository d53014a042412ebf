import dns, { type LookupAddress, type LookupOptions } from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import tls from 'node:tls'
import { trusted } from './certificates.js'
import type { Endpoint } from './endpoint.js'
import { neverAccepts } from './full-backlog.js'

type Callback = (error: Error | null, address?: string | LookupAddress[], family?: number) => void

/** Nothing listens there. */
const refuses = '127.0.0.2'

/** Hosts below this one are reached without the proxy. */
const direct = '.direct.test'

export interface Surroundings {
  readonly proxyPort: number
  readonly endpointOf: (host: string) => Endpoint | undefined
}

/**
 * Changes what this process knows of the machine that it runs on: names, certificate authorities, as NODE_EXTRA_CA_CERTS
 * does when a process begins, and the proxy. Gives a function that takes it back.
 */
export function changeMachine({ proxyPort, endpointOf }: Surroundings): () => void {
  const { lookup } = dns
  const { createSecureContext } = tls
  const environment = { ...process.env }
  const proxy = `http://127.0.0.1:${proxyPort}`

  const replaced = (host: string, options: LookupOptions | Callback, callback?: Callback) => {
    const endpoint = endpointOf(host)
    const done = callback ?? (options as Callback)
    const all = typeof options === 'object' && options.all === true
    if (endpoint === undefined) lookup(host, options as LookupOptions, done as () => void)
    else lookUp(endpoint, host, all ? done : one(done))
  }
  Object.assign(dns, { lookup: replaced })
  Object.assign(tls, {
    createSecureContext: (options: tls.SecureContextOptions = {}) =>
      createSecureContext({ ...options, ca: options.ca ?? trusted.cert }),
  })
  Object.assign(process.env, { HTTPS_PROXY: proxy, https_proxy: proxy, NO_PROXY: direct, no_proxy: direct })
  syncBuiltinESMExports()

  return () => {
    Object.assign(dns, { lookup })
    Object.assign(tls, { createSecureContext })
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy']) {
      if (environment[name] === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = environment[name]
    }
    syncBuiltinESMExports()
  }
}

/** For a caller that wants one address and not all. */
function one(done: Callback): Callback {
  return (error, addresses) => {
    const [first] = (addresses ?? []) as LookupAddress[]
    done(error, first?.address, first?.family)
  }
}

function lookUp(endpoint: Endpoint, host: string, done: Callback): void {
  const fault = endpoint.meet('lookup')
  const found = (address: string) => () => {
    done(null, [{ address, family: 4 }])
  }
  switch (fault) {
    case 'dns_silent':
      // An answer that comes when nobody waits for it any more.
      endpoint.later(found('127.0.0.1'))
      return
    case 'dns_not_found':
      process.nextTick(done, failed(host, 'ENOTFOUND'))
      return
    case 'dns_try_again':
      process.nextTick(done, failed(host, 'EAI_AGAIN'))
      return
    case 'dns_slow':
      setTimeout(found('127.0.0.1'), endpoint.delayMs)
      return
    case 'connect_refused':
      process.nextTick(found(refuses))
      return
    case 'connect_hangs':
      process.nextTick(found(neverAccepts))
      return
    default:
      process.nextTick(found('127.0.0.1'))
  }
}

function failed(hostname: string, code: string): Error {
  return Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), {
    code,
    hostname,
    syscall: 'getaddrinfo',
  })
}
