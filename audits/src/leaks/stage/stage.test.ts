import { get } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createSearcher, type Searcher } from '../search/searcher.js'
import type { Staging } from '../scenarios/scenario.js'
import { paywallSubject } from '../subjects/paywall-subject.js'
import { answeredSecrets } from './answered-secrets.js'
import { captureOutput } from './process-output.js'
import { createSkippingClock } from './skipping-clock.js'
import { openStage, type Stage } from './stage.js'
import { ownRequest, tapWire } from './wire-tap.js'

describe('a stage', () => {
  const subject = paywallSubject()
  let stage: Stage
  let searcher: Searcher
  beforeEach(async () => {
    stage = await openStage(subject)
    searcher = createSearcher([])
  })
  afterEach(() => stage.close())

  const ask = (staging: Staging, fromRequest = 1) => stage.arm({ staging, fromRequest, searcher })
  const list = async () => {
    const headers = {
      apikeyprivate: 'a canary',
      apiclientprivate: 'another canary',
      relationalid1: stage.sandbox.paywall.relationalId1,
    }
    const { cardUrl = '' } = stage.hosts
    const answer = await fetch(`${cardUrl}/paywall/card`, { headers, redirect: 'manual' })
    return { status: answer.status, text: await answer.text() }
  }

  test('passes requests on in the name of somebody whom the simulator knows', async () => {
    await ask({})
    expect(await list()).toMatchObject({ status: 200 })
    expect(stage.sandbox.paywall.requests).toMatchObject([{ verdict: 'authenticated' }])
  })

  test('passes them on as they are, to be refused', async () => {
    await ask({ refused: true })
    expect(await list()).toMatchObject({ status: 401 })
  })

  test('lets the simulator fail from a request on', async () => {
    await ask({ fault: { kind: 'status', status: 503 } }, 2)
    expect([(await list()).status, (await list()).status, (await list()).status]).toEqual([200, 503, 503])
  })

  test('answers itself from a request on, with what the request carried', async () => {
    const make = ({ headers }: { headers: object }) => ({ status: 418, body: JSON.stringify(headers) })
    await ask({ trick: { kind: 'reply', make } }, 2)
    expect((await list()).status).toBe(200)
    expect(await list()).toMatchObject({ status: 418, text: expect.stringContaining('another canary') })
  })

  test('changes the answer of the simulator', async () => {
    await ask({ trick: { kind: 'change', make: (answer) => ({ ...answer, more: 'of it' }) } })
    expect(JSON.parse((await list()).text)).toMatchObject({ Result: true, more: 'of it' })
  })

  test.each<[string, Staging]>([
    ['answers with bytes', { trick: { kind: 'bytes', make: () => 'HTTP/9 what\r\n\r\n' } }],
    ['drops what the simulator drops', { fault: { kind: 'drop_after' } }],
    ['breaks off where the simulator does', { fault: { kind: 'reset_mid_body' } }],
  ])('%s', async (_, staging) => {
    await ask(staging)
    await expect(list()).rejects.toThrow()
  })

  test('says that a request is left without an answer', async () => {
    const arrived = new Promise<void>((meanwhile) => {
      void ask({ trick: { kind: 'silence', meanwhile } }).then(() => {
        void list().catch(() => undefined)
      })
    })
    await expect(arrived).resolves.toBeUndefined()
  })
})

test('the secrets of an answer are its tokens and links', () => {
  const answer = {
    success: true,
    access_token: { token: 'made.up.token', expiration: 1 },
    data: [{ secure_link: 'https://pay.test/add?userId=1&token=of-a-link' }],
    Body: { Link: 'https://pay.test/l?SaleId=0000' },
  }
  expect(answeredSecrets(answer).map(({ name, text }) => [name, text])).toEqual([
    ['access token', 'made.up.token'],
    ['hosted link', '/add?userId=1&token=of-a-link'],
    ['token of a hosted link', 'of-a-link'],
    ['hosted link', '/l?SaleId=0000'],
    ['token of a hosted link', '0000'],
  ])
})

test('the tap hears the proofs of every request but the audit’s own', async () => {
  const heard: string[] = []
  const tap = tapWire(({ name, text }) => heard.push(`${name}: ${text}`))
  const send = (headers: Record<string, string>) =>
    new Promise((resolve) => get({ host: '127.0.0.1', port: 1, headers }).on('error', resolve))
  await send({ 'x-signature': 'abc', authorization: 'Bearer made.up', accept: '*/*' })
  await send({ 'x-signature': 'def', [ownRequest]: 'yes' })
  tap.close()
  await send({ 'x-signature': 'ghi' })
  expect(heard).toEqual(['header x-signature: abc', 'header authorization: made.up'])
})

test('what the process prints is kept', async () => {
  const output = captureOutput()
  console.error('failed: %s', 'why')
  process.stderr.write('as it is\n')
  process.emitWarning('mind the gap')
  await setImmediate()
  expect(output.take()).toMatch(/^failed: why\nas it is\n.*mind the gap/s)
  expect(output.take()).toBe('')
  await output.close()
})

test('a clock in a hurry waits for nothing short', async () => {
  const clock = createSkippingClock()
  const startedAt = clock.now()
  await new Promise<void>((resolve) => clock.schedule(resolve, 10_000))
  expect(clock.now() - startedAt).toBeGreaterThanOrEqual(10_000)
  const cancelled = jest.fn()
  clock.schedule(cancelled, 10_000)()
  await setImmediate()
  expect(cancelled).not.toHaveBeenCalled()
})

test('a clock that is put forward fires what is due by then', () => {
  const clock = createSkippingClock()
  const [soon, late, never] = [jest.fn(), jest.fn(), jest.fn()]
  const startedAt = clock.now()
  clock.schedule(soon, 60_000)
  const cancelLate = clock.schedule(late, 120_000)
  clock.schedule(never, 60_000)()
  clock.skip(60_001)
  expect([soon, late, never].map((task) => task.mock.calls.length)).toEqual([1, 0, 0])
  expect(clock.now() - startedAt).toBeGreaterThan(60_000)
  cancelLate()
})
