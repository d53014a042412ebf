import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createFakeClock, minutes } from '../__fixtures__/fake-clock.js'
import { startSandbox, type Sandbox } from '../index.js'
import { listCards, updateCard } from '../paywall/__fixtures__/paywall-client.js'
import { createConsoleClient } from './__fixtures__/console-client.js'
import { startConsole, type Console } from './start-console.js'

let sandbox: Sandbox
let page: Console
let call: ReturnType<typeof createConsoleClient>
beforeEach(async () => {
  sandbox = await startSandbox({ clock: createFakeClock(Date.UTC(2026, 10, 1)) })
  page = await startConsole(sandbox)
  call = createConsoleClient(page.url)
})
afterEach(async () => {
  await page.close()
  await sandbox.close()
})

const error = (text: string) => ({ error: expect.stringContaining(text) as unknown })

describe('GET /api/state', () => {
  test('says what every provider holds, what goes wrong and what time it is', async () => {
    await updateCard(sandbox.paywall)
    sandbox.faults.add({ kind: 'hang', provider: 'sila' })
    sandbox.faults.campaign({ rate: 0.1 })

    const { status, body } = await call('GET /api/state')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      now: '2026-11-01T00:00:00.000Z',
      aheadMs: 0,
      providers: [
        { name: 'paywint', cards: [{ name: 'Primary Visa', flags: ['payment_confirm_required'] }] },
        {
          name: 'paywall',
          cards: [{ name: 'Yurtdışı kartım', lastFour: '4242', expiry: '12/2030', record: { Month: 12 } }],
          effects: [{ change: 'card.updated', times: 1 }],
        },
        { name: 'sila', cards: [{ name: 'test_card', lastFour: '1157', expiry: '12/27' }] },
      ],
      faults: [{ spec: { kind: 'hang', provider: 'sila' }, met: 0 }],
      campaign: { spec: { rate: 0.1 } },
      config: {
        default: 'sila',
        providers: { sila: { ...sandbox.providers.sila, adapter: '@cardlane/sila' } },
      },
    })
  })
})

describe('faults', () => {
  test('are switched on, listed with their fields, and switched off one by one or all at once', async () => {
    const added = await call('POST /api/faults', { json: { kind: 'status', status: 503, times: 'always' } })
    expect([added.status, added.body]).toMatchObject([201, { spec: { kind: 'status', status: 503 }, met: 0 }])
    expect((await listCards(sandbox.paywall)).status).toBe(503)

    const { body } = await call('GET /api/faults')
    expect(body).toMatchObject({
      active: [{ met: 1 }],
      kinds: { status: { fields: { status: { choices: [429, 500, 503] } } } },
      routes: sandbox.faults.routes(),
    })

    const { id } = added.body as { id: string }
    expect((await call(`DELETE /api/faults/${id}`)).status).toBe(204)
    expect(sandbox.faults.active()).toEqual([])

    await call('POST /api/faults', { json: { kind: 'hang' } })
    await call('POST /api/campaign', { json: { rate: 1 } })
    expect((await call('DELETE /api/faults')).status).toBe(204)
    expect([sandbox.faults.active(), sandbox.faults.activeCampaign()]).toEqual([[], undefined])
  })

  test('of a campaign are ended alone, and then there is none to end', async () => {
    await call('POST /api/faults', { json: { kind: 'hang', nth: 9 } })
    const started = await call('POST /api/campaign', { json: { rate: 1, kinds: ['html_502'] } })
    expect([started.status, started.body]).toMatchObject([201, { spec: { rate: 1 }, met: 0 }])
    expect((await listCards(sandbox.paywall)).status).toBe(502)

    expect((await call('DELETE /api/campaign')).status).toBe(204)
    expect((await listCards(sandbox.paywall)).status).toBe(200)
    expect(sandbox.faults.active()).toMatchObject([{ spec: { kind: 'hang' } }])
    expect(await call('DELETE /api/campaign')).toMatchObject({
      status: 404,
      body: error('No campaign is running'),
    })
  })

  test.each([
    [{ kind: 'hnag' }, 'There are: latency, hang'],
    [{ kind: 'latency', millis: 5 }, 'ms, provider, route, nth, times'],
    [{ kind: 'hang', route: 'PUT /card' }, 'PUT /paywall/card'],
    ['hang', 'There are: latency, hang'],
  ])('with a mistake such as %j get what exists', async (json, message) => {
    expect(await call('POST /api/faults', { json })).toMatchObject({ status: 400, body: error(message) })
    expect(sandbox.faults.active()).toEqual([])
  })

  test('that are not there, or cannot be, are said to be so', async () => {
    await call('POST /api/faults', { json: { kind: 'hang' } })
    expect(await call('DELETE /api/faults/none')).toMatchObject({
      status: 404,
      body: error('There are: fault-1'),
    })
    expect(await call('POST /api/campaign', { json: { rate: 2 } })).toMatchObject({
      status: 400,
      body: error('at most 1'),
    })
  })
})

describe('the clock', () => {
  test('is moved forward', async () => {
    expect(await call('POST /api/clock', { json: { advance: '31m' } })).toMatchObject({
      status: 200,
      body: { now: '2026-11-01T00:31:00.000Z' },
    })
    expect(sandbox.clock.offsetMs).toBe(minutes(31))
  })

  test.each([
    [{ advance: 'soon' }, '31m'],
    [{ advance: -1 }, '31m'],
    [{ forward: '31m' }, '{ "advance": "31m" }'],
    [{ advance: '99999999999d' }, 'end of time'],
    [null, '{ "advance": "31m" }'],
  ])('refuses %j and stays', async (json, message) => {
    expect(await call('POST /api/clock', { json })).toMatchObject({ status: 400, body: error(message) })
    expect(sandbox.clock.offsetMs).toBe(0)
  })
})

test('POST /api/rotate gives every Paywall card a new code', async () => {
  const [before] = sandbox.paywall.cards()
  expect((await call('POST /api/rotate')).status).toBe(204)
  const [after] = sandbox.paywall.cards()
  expect(after).toEqual({ ...before, UniqueCode: after?.UniqueCode })
  expect(after?.UniqueCode).not.toBe(before?.UniqueCode)
})

test('POST /api/reset takes everything back to the beginning', async () => {
  const before = sandbox.truth()
  await updateCard(sandbox.paywall)
  await call('POST /api/clock', { json: { advance: '31m' } })
  await call('POST /api/faults', { json: { kind: 'hang' } })
  expect((await call('POST /api/reset')).status).toBe(204)
  expect([sandbox.truth(), sandbox.clock.offsetMs, sandbox.faults.active()]).toEqual([before, 0, []])
})

test('a body may come in pieces, of unknown length', async () => {
  const headers = { 'transfer-encoding': 'chunked' }
  expect(await call('POST /api/clock', { json: { advance: '1m' }, headers })).toMatchObject({ status: 200 })
})

describe('what cannot be read', () => {
  test('is refused with a reason', async () => {
    expect(await call('POST /api/clock', { body: '{' })).toMatchObject({
      status: 400,
      body: error('not JSON'),
    })
    expect(await call('GET /api/nothing')).toMatchObject({ status: 404, body: error('POST /api/clock') })
    expect(await call('PUT /api/clock', { json: {} })).toMatchObject({
      status: 404,
      body: error('POST /api/clock'),
    })
  })

  test.each([{}, { 'transfer-encoding': 'chunked' }])('is a 413 over 1 MiB, with %j', async (headers) => {
    const body = JSON.stringify({ advance: 'x'.repeat(1024 * 1024) })
    expect(await call('POST /api/clock', { body, headers })).toMatchObject({
      status: 413,
      body: error('1 MiB'),
    })
  })
})
