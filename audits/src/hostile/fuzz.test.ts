import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { arbitraryReply } from './arbitrary-reply.js'
import { findDefects } from './find-defects.js'
import { startHostileServer, type HostileServer } from './hostile-server.js'
import { allPositions } from './plan.js'
import { runScenario } from './run-scenario.js'

let server: HostileServer
beforeAll(async () => {
  server = await startHostileServer()
})
afterAll(async () => {
  await server.close()
})

test('whatever is changed in an answer, a call gives a CardlaneError or a valid result', async () => {
  const positions = await allPositions(server)
  const property = fc.asyncProperty(fc.nat(positions.length - 1), arbitraryReply, async (at, reply) => {
    const position = positions[at]
    if (position === undefined) return
    const scenario = { ...position, reply: reply.make }
    expect(findDefects(scenario, await runScenario(server, scenario))).toEqual([])
  })
  await fc.assert(property, { seed: 7, numRuns: 1000, endOnFailure: false })
}, 60_000)
