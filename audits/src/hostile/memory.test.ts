import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { corpus } from './corpus/corpus.js'
import { collectGarbage } from './heap.js'
import { startHostileServer, type HostileServer } from './hostile-server.js'
import { runScenario } from './run-scenario.js'
import { paywintTarget } from './targets/paywint-target.js'

/** The server is in the same process, and holds what it sends. */
const mostBytes = 64 * 1024 * 1024

/** What may be sent before the client has hung up: what it reads, and what the system holds on the way. */
const mostSent = 16 * 1024 * 1024

let server: HostileServer
beforeAll(async () => {
  server = await startHostileServer()
})
afterAll(async () => {
  await server.close()
})

const large = [
  ...corpus['JSON bodies'].filter(({ name }) => /10 MB|0,000/.test(name)),
  ...corpus['compressed bodies'].filter(({ name }) => name.includes('MiB')),
  ...corpus.floods,
]

test.each(large)('memory and traffic are bounded: $name', async ({ reply }) => {
  collectGarbage()
  const scenario = { target: paywintTarget, operation: 'listCards', step: 'every', reply } as const
  const { heapBytes, bytesWritten } = await runScenario(server, scenario)
  expect(heapBytes).toBeLessThan(mostBytes)
  expect(bytesWritten).toBeLessThan(mostSent)
})
