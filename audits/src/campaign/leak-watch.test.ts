import { once } from 'node:events'
import { Agent, createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { World } from '@cardlane/core/adapter'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { watchLeaks, type LeakWatch } from './leak-watch.js'

let leaks: LeakWatch
let server: Server
beforeEach(async () => {
  leaks = watchLeaks(200)
  server = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(async () => {
  leaks.closeConnections()
  server.close()
  server.closeAllConnections()
  await leaks.leftAtEnd()
})

/** Lets the watch see an agent, as a request of the library shows it. */
function show(httpAgent: Agent): void {
  let seen: (config: object) => unknown = () => undefined
  const use = (onRequest: typeof seen) => {
    seen = onRequest
  }
  leaks.world.configureHttp({ interceptors: { request: { use } } } as unknown as Parameters<
    World['configureHttp']
  >[0])
  seen({ httpAgent })
}

const ask = (agent: Agent) =>
  get({ agent, host: '127.0.0.1', port: (server.address() as AddressInfo).port }).on('error', () => undefined)

test('a timer that was cancelled or has run is no leak', async () => {
  const { clock } = leaks.world
  clock.schedule(() => undefined, 60_000)()
  await new Promise<void>((resolve) => clock.schedule(resolve, 1))
  expect(await leaks.leftByCalls()).toEqual([])
})

test('a timer that is still set is one', async () => {
  const cancel = leaks.world.clock.schedule(() => undefined, 60_000)
  expect(await leaks.leftByCalls()).toEqual(['1 timers of calls are still set'])
  cancel()
})

test('a connection that is kept for the next call is no leak', async () => {
  const agent = new Agent({ keepAlive: true })
  show(agent)
  const [response] = (await once(ask(agent), 'response')) as [NodeJS.ReadableStream]
  response.resume()
  await once(response, 'end')
  expect(await leaks.leftByCalls()).toEqual([])
})

test('a connection in use is one', async () => {
  const agent = new Agent({ keepAlive: true })
  show(agent)
  server.removeAllListeners('request')
  ask(agent)
  expect(await leaks.leftByCalls()).toEqual([
    expect.stringMatching(/^a connection to 127\.0\.0\.1:\d+.* is in use$/),
  ])
})

test('a listener on the signal of a caller is told at the end', async () => {
  leaks.onListenerLeft('campaign-1')
  server.close()
  expect(await leaks.leftAtEnd()).toEqual(['a listener on the signal of campaign-1'])
})
