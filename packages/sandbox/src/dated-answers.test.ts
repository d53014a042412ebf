import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createFakeClock } from './__fixtures__/fake-clock.js'
import { startSandbox, type Sandbox } from './index.js'
import { listCards as listAtPaywall } from './paywall/__fixtures__/paywall-client.js'
import { listCards as listAtPaywint } from './paywint/__fixtures__/paywint-client.js'
import { createSilaClient } from './sila/__fixtures__/sila-client.js'

// A client may learn from the date how wrong its own clock is, so it has to be of the clock that checks `created`.
const start = Date.UTC(2026, 10, 1)
let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ clock: createFakeClock(start) })
})
afterEach(() => sandbox.close())

const dates = async () => {
  const { paywint, paywall, sila, clock } = sandbox
  const answers = [
    await listAtPaywint(paywint),
    await listAtPaywint(paywint, { secretKey: 'other' }),
    await listAtPaywall(paywall),
    await createSilaClient(sila, clock)('get_cards'),
  ]
  return new Set(answers.map(({ headers }) => Date.parse(headers.get('date') ?? '')))
}

test('every answer is dated by the clock of the sandbox', async () => {
  expect(await dates()).toEqual(new Set([start]))
  sandbox.clock.advance('31m')
  expect(await dates()).toEqual(new Set([start + 31 * 60_000]))
})

test('a skewed one by its own', async () => {
  sandbox.faults.add({ kind: 'clock_skew', seconds: 600, times: 'always' })
  expect(await dates()).toEqual(new Set([start + 600_000]))
})
