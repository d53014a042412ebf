import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { times } from './corpus/times.js'
import { findDefects } from './find-defects.js'
import { startHostileServer, type HostileServer } from './hostile-server.js'
import { oneOfTurn } from './plan.js'
import { runScenario } from './run-scenario.js'

let server: HostileServer
beforeAll(async () => {
  server = await startHostileServer()
})
afterAll(async () => {
  await server.close()
})

/** Three attempts, one more by the provider's clock, as many for a new token, and as many to read back. */
const mostRequests = 12

test.each(times.map((each, turn) => ({ ...each, turn })))(
  'a call with retries ends: $name',
  async ({ reply, turn }) => {
    for (const subject of oneOfTurn(turn)) {
      const scenario = { ...subject, step: 'every', reply, maxAttempts: 3 } as const
      const seen = await runScenario(server, scenario)
      expect(findDefects(scenario, seen)).toEqual([])
      expect(seen.ending).toBe('error')
      expect(seen.requests).toBeLessThanOrEqual(mostRequests)
    }
  },
)
