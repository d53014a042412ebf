import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { nextRequest } from '../__fixtures__/raw-client.js'
import { startSandbox, type Sandbox } from '../index.js'
import { renameAtPaywall, success, timesRenamed } from './__fixtures__/rename-at-paywall.js'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

const rename = (signal?: AbortSignal) => renameAtPaywall(sandbox, signal)
const lastRequest = () => sandbox.paywall.requests.at(-1)

test('drop_before closes the connection, and nothing has changed', async () => {
  sandbox.faults.add({ kind: 'drop_before' })
  expect(await rename()).toMatchObject({ status: 0, error: 'ECONNRESET' })
  expect(timesRenamed(sandbox)).toBe(0)
  expect(lastRequest()).toMatchObject({
    ...{ fault: 'drop_before', status: 0, verdict: 'unprocessed', effects: [] },
  })
  expect((await rename()).body.toString()).toBe(success)
})

test('drop_after loses the answer to a change that has happened once', async () => {
  sandbox.faults.add({ kind: 'drop_after' })
  expect(await rename()).toMatchObject({ status: 0, error: 'ECONNRESET' })
  expect(timesRenamed(sandbox)).toBe(1)
  expect(sandbox.paywall.cards()[0]?.Name).toBe('Renamed')
  expect(lastRequest()).toMatchObject({
    ...{ fault: 'drop_after', status: 0, verdict: 'authenticated' },
    effects: [{ change: 'card.updated', subject: '003 424242…4242' }],
  })
})

test('hang takes the request and stays silent until the client gives up', async () => {
  sandbox.faults.add({ kind: 'hang' })
  const taken = nextRequest(sandbox)
  const patience = new AbortController()
  const answer = rename(patience.signal)
  expect(await taken).toMatchObject({ fault: 'hang', status: 0, effects: [] })
  patience.abort()
  expect(await answer).toMatchObject({ status: 0, error: 'ABORT_ERR' })
  expect(timesRenamed(sandbox)).toBe(0)
})

test('a request that hangs does not hold up the end', async () => {
  sandbox.faults.add({ kind: 'hang' })
  const taken = nextRequest(sandbox)
  const answer = rename()
  await taken
  await sandbox.close()
  expect(await answer).toMatchObject({ status: 0, error: 'ECONNRESET' })
})

test('reset_mid_body announces the whole answer, sends half of it, and cuts the connection', async () => {
  sandbox.faults.add({ kind: 'reset_mid_body' })
  const { status, headers, body, complete, error } = await rename()
  expect([status, headers['content-length'], complete, error]).toEqual([200, '52', false, 'ECONNRESET'])
  expect(body.toString()).toBe(success.slice(0, 26))
  expect(timesRenamed(sandbox)).toBe(1)
})

test('truncated_json sends half as if it were all', async () => {
  sandbox.faults.add({ kind: 'truncated_json' })
  const { status, headers, body, complete } = await rename()
  expect([status, headers['content-length'], headers['content-type'], complete]).toEqual([
    ...[200, '26', 'application/json', true],
  ])
  expect(body.toString()).toBe(success.slice(0, 26))
  expect(timesRenamed(sandbox)).toBe(1)
})

test('huge_body is the answer, and 50 MB of white space after it', async () => {
  sandbox.faults.add({ kind: 'huge_body' })
  const { headers, body, complete } = await rename()
  expect([headers['content-length'], body.length, complete]).toEqual(['50000052', 50_000_052, true])
  expect(body.toString('utf8', 0, 53)).toBe(`${success} `)
  expect(body.subarray(52).every((byte) => byte === 0x20)).toBe(true)
  expect(timesRenamed(sandbox)).toBe(1)
})

test('latency processes the request, and answers after that', async () => {
  sandbox.faults.add({ kind: 'latency', ms: 20 })
  const events: string[] = []
  sandbox.onRequest(() => events.push('answered'))
  // What has changed can be seen while the client still waits.
  const changed = untilRenamed().then(() => events.push('changed'))
  const { body } = await rename()
  await changed
  expect(body.toString()).toBe(success)
  expect(events).toEqual(['changed', 'answered'])
})

test('latency ends when the client gives up', async () => {
  sandbox.faults.add({ kind: 'latency', ms: 600_000 })
  const told = nextRequest(sandbox)
  const patience = new AbortController()
  const answer = rename(patience.signal)
  await untilRenamed()
  patience.abort()
  expect(await answer).toMatchObject({ error: 'ABORT_ERR' })
  expect(await told).toMatchObject({ fault: 'latency', verdict: 'authenticated' })
  expect(timesRenamed(sandbox)).toBe(1)
})

async function untilRenamed(): Promise<void> {
  while (timesRenamed(sandbox) === 0) await new Promise(setImmediate)
}
