import { Agent } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Scenario } from './scenario.js'

/** Fails as a resolver does, without one's being asked. */
const noSuchName: LookupFunction = (hostname, _options, done) => {
  const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`)
  done(Object.assign(error, { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname }), '', 4)
}

export const networkScenarios: readonly Scenario[] = [
  {
    name: 'the name of the host is unknown',
    stage: () => ({
      changeHost: () => 'https://api.elsewhere.invalid',
      world: {
        configureHttp: (http) => {
          http.defaults.httpsAgent = new Agent({ lookup: noSuchName })
        },
      },
    }),
  },
  { name: 'the connection is refused', stage: () => ({ changeHost: () => 'http://127.0.0.1:1' }) },
  {
    name: 'the server speaks no TLS',
    stage: () => ({ changeHost: (host) => host.replace('http:', 'https:') }),
  },
  {
    name: 'the deadline passes',
    stage: ({ letTimePass }) => ({ trick: { kind: 'silence', meanwhile: letTimePass } }),
  },
  {
    name: 'the caller aborts, for a reason that names a credential',
    stage({ canaries }) {
      const controller = new AbortController()
      const meanwhile = () => {
        controller.abort(new Error(canaries[0]?.text))
      }
      return { trick: { kind: 'silence', meanwhile }, callOptions: { signal: controller.signal } }
    },
  },
  {
    name: 'the caller has aborted',
    stage: ({ canaries }) => ({ callOptions: { signal: AbortSignal.abort(canaries[0]?.text) } }),
  },
]
