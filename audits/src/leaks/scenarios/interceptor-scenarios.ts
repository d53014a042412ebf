import type { World } from '@cardlane/core/adapter'
import type { Scenario } from './scenario.js'

type Http = Parameters<World['configureHttp']>[0]
type Response = Parameters<Parameters<Http['interceptors']['response']['use']>[0] & object>[0]

const withHttp = (name: string, configureHttp: World['configureHttp']): Scenario => ({
  name: `an interceptor ${name}`,
  stage: () => ({ world: { configureHttp } }),
})

const onRequest = (name: string, fail: (config: object) => never): Scenario =>
  withHttp(`of requests ${name}`, (http) => {
    http.interceptors.request.use((config) => fail(config))
  })

const onResponse = (name: string, fail: (response: Response) => unknown): Scenario =>
  withHttp(`of responses ${name}`, (http) => {
    http.interceptors.response.use((response) => fail(response) as Response)
  })

const headersOf = ({ config }: Response) => JSON.stringify(config.headers)

/** Interceptors that fail, with what they were given in their errors. */
export const interceptorScenarios: readonly Scenario[] = [
  onRequest('throws an error with the config', (config) => {
    throw Object.assign(new Error(`No route for ${JSON.stringify(config)}`), { config })
  }),
  onResponse('throws an error with the config', (response) => {
    const { config, request } = response as { readonly config: unknown; readonly request?: unknown }
    throw Object.assign(new Error('Odd'), { config, request, response })
  }),
  onResponse('throws an error that prints the headers', (response) => {
    throw new Error(`Odd answer to ${headersOf(response)}`)
  }),
  onResponse('throws such an error with a cause and a code', (response) => {
    const cause = new Error(headersOf(response))
    throw Object.assign(new Error('Odd', { cause }), { code: headersOf(response), name: headersOf(response) })
  }),
  onResponse('throws such an error that looks like one of the network', (response) => {
    throw Object.assign(new Error(`read ECONNRESET after ${headersOf(response)}`), { code: 'ECONNRESET' })
  }),
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- some do
  onResponse('rejects with a text', (response) => Promise.reject(headersOf(response))),
  onResponse('gives no response', () => undefined),
  {
    name: 'a listener throws what it heard',
    stage: () => ({
      world: {
        onEvent: (event) => {
          throw Object.assign(new Error('full'), { event })
        },
      },
    }),
  },
]
