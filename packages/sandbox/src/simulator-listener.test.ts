import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createFakeClock } from './__fixtures__/fake-clock.js'
import { send } from './__fixtures__/send.js'
import { openLoopbackServer, type LoopbackServer } from './loopback-server.js'
import { createEffectLog } from './effect-log.js'
import { createFaultList } from './faults/fault-list.js'
import { createRequestLog } from './request-log.js'
import { authenticated, type Route } from './route.js'
import { createSimulatorListener } from './simulator-listener.js'

const routes: readonly Route[] = [
  {
    method: 'POST',
    path: '/echo/:name',
    answer: ({ method, path, query, body }, params) =>
      authenticated({ status: 201, body: { method, path, query, text: body.toString(), params } }),
  },
  {
    method: 'GET',
    path: '/broken',
    answer() {
      throw new Error('a bug')
    },
  },
]

let log = createRequestLog()
let server: LoopbackServer
beforeEach(async () => {
  log = createRequestLog()
  server = await openLoopbackServer()
  server.serve(
    createSimulatorListener({
      ...{ clock: createFakeClock(), faults: createFaultList(), effects: createEffectLog(), log, routes },
      provider: 'demo',
      onRequest: () => undefined,
      dialect: { failureIn200: { status: 200, body: {} }, enumFields: [] },
    }),
  )
})
afterEach(() => server.close())

test('hands a route the raw target and body, and the decoded parameters', async () => {
  const reply = await send({ method: 'POST', url: `${server.origin}/echo/a%20b?x=%2F&y`, body: '{ "a":1 }' })
  expect([reply.status, reply.body]).toEqual([
    201,
    { method: 'POST', path: '/echo/a%20b', query: '?x=%2F&y', text: '{ "a":1 }', params: { name: 'a b' } },
  ])
})

test('answers 500 and says why when a route throws', async () => {
  const reply = await send({ method: 'GET', url: `${server.origin}/broken` })
  expect([reply.status, reply.body]).toEqual([500, { error: 'The simulator failed: a bug' }])
  expect(log.entries()).toMatchObject([{ status: 500, verdict: 'refused: the simulator failed' }])
})
