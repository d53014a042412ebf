import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
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

const tenMegabytes = corpus['JSON bodies'].filter(
  ({ name }) => name.includes('10 MB') || name.includes('0,000'),
)
const large = [...tenMegabytes, ...corpus['compressed bodies'], ...corpus.floods]

describe('memory and traffic are bounded:', () => {
  test.each(large)('$name', async ({ reply }) => {
    const scenario = { target: paywintTarget, operation: 'listCards', step: 'every', reply } as const
    await runScenario(server, scenario)
    collectGarbage()
    const { heapBytes, bytesWritten } = await runScenario(server, scenario)
    expect(heapBytes).toBeLessThan(mostBytes)
    expect(bytesWritten).toBeLessThan(mostSent)
  })
})
