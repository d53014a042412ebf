import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { runCase } from './case-defects.js'
import { corpus } from './corpus/corpus.js'
import { startHostileServer, type HostileServer } from './hostile-server.js'
import { oneOfTurn, subjectsOfTurn } from './plan.js'

let server: HostileServer
beforeAll(async () => {
  server = await startHostileServer()
})
afterAll(async () => {
  await server.close()
})

/** Many cases that differ in a number. */
const alike = new Set(['statuses', 'times'])

// All of them meet all operations in `npm run audit:hostile`. Here each case meets one operation of every adapter, or one of
// any.
describe.each(Object.entries(corpus))('%s:', (kind, cases) => {
  test.each(cases.map((each, turn) => ({ ...each, turn })))('$name', async ({ turn, ...hostile }) => {
    const found: unknown[] = []
    for (const { target, operation } of alike.has(kind) ? oneOfTurn(turn) : subjectsOfTurn(turn)) {
      const { defects } = await runCase(server, { target, operation, step: 'every' }, hostile)
      if (defects.length > 0) found.push({ adapter: target.name, operation, defects })
    }
    expect(found).toEqual([])
  })
})
