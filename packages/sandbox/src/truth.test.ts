import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { keepBusy } from './__fixtures__/busy-sandbox.js'
import { startSandbox, type RequestLogEntry, type Sandbox } from './index.js'
import { addLink } from './paywint/__fixtures__/paywint-client.js'
import { valueAt } from './__fixtures__/send.js'
import { listCards, updateCard } from './paywall/__fixtures__/paywall-client.js'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

test('says what each provider has, and how often each change was applied, as plain JSON', async () => {
  await keepBusy(sandbox)
  await updateCard(sandbox.paywall)
  const truth = sandbox.truth()
  expect(JSON.parse(JSON.stringify(truth))).toEqual(truth)
  expect(truth).toMatchObject({
    paywint: {
      cards: [{ card_nick_name: 'Primary Visa' }, { card_nick_name: 'New card' }],
      paymentLinks: [{ invoice_number: 'ORD-77', amount: 42.5, paid: false }],
      effects: [
        { change: 'secure_link.created', subject: sandbox.paywint.userId, times: 2 },
        { change: 'card.added', times: 1 },
        { change: 'payment_link.created', subject: 'ORD-77', times: 1 },
      ],
    },
    paywall: {
      cards: [{ Name: 'Yurtdışı kartım' }, { Name: 'Second' }],
      paymentLinks: [{ MerchantOrderId: '77', paidCount: 0 }],
      effects: [
        { change: 'card.added', subject: '003 555555…4444', times: 1 },
        { change: 'card.updated', subject: '003 424242…4242', times: 2 },
        { change: 'payment_link.created', subject: '77', times: 1 },
      ],
    },
    sila: {
      cards: [{ card_name: 'test_card' }, { card_name: 'Second' }],
      paymentLinks: [],
      effects: [{ change: 'card.added', times: 1 }],
    },
  })
})

test('a change belongs to the request that made it, not to one that comes meanwhile or later', async () => {
  sandbox.faults.add({ kind: 'latency', ms: 30, route: 'PUT /paywall/card' })
  const slow = updateCard(sandbox.paywall)
  while (sandbox.paywall.effects().length === 0) await new Promise(setImmediate)
  await listCards(sandbox.paywall)
  await slow
  const changes = sandbox.paywall.requests.map(({ method, effects }) => [method, effects.length])
  expect(changes).toEqual([
    ['GET', 0],
    ['PUT', 1],
  ])
})

test('a change that no request made belongs to none', async () => {
  const { paywint } = sandbox
  const link = String(valueAt((await addLink(paywint, 'PAYMENT')).body, 'data.secure_link'))
  paywint.completeLink(link)
  await addLink(paywint, 'PAYMENT')
  const changes = paywint.requests.map(({ effects }) => effects.map(({ change }) => change))
  expect(changes).toEqual([['secure_link.created'], ['secure_link.created']])
})

test('tells everybody who listens of every request, until they stop', async () => {
  const heard: RequestLogEntry[] = []
  const stopFirst = sandbox.onRequest((entry) => heard.push(entry))
  const stopSecond = sandbox.onRequest((entry) => heard.push(entry))
  await listCards(sandbox.paywall)
  expect(heard).toEqual([sandbox.paywall.requests[0], sandbox.paywall.requests[0]])
  stopFirst()
  stopSecond()
  await listCards(sandbox.paywall)
  expect(heard).toHaveLength(2)
})

test('a listener that throws is warned about, and the request is answered', async () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
  sandbox.onRequest(() => {
    throw new Error('a bug')
  })
  expect((await listCards(sandbox.paywall)).status).toBe(200)
  expect(warn).toHaveBeenCalledWith('A listener of the sandbox threw: Error: a bug')
  warn.mockRestore()
})

test.each<[string, (it: Sandbox) => unknown]>([
  ['a request', ({ paywall }) => listCards(paywall)],
  [
    'the clock',
    ({ clock }) => {
      clock.advance('1m')
    },
  ],
  [
    'a rotation',
    ({ paywall }) => {
      paywall.rotateUniqueCodes()
    },
  ],
  ['a card token of Paywall', ({ paywall }) => paywall.issueCardToken()],
  ['a card token of Sila', ({ sila }) => sila.issueCardToken()],
  ['a fault', ({ faults }) => faults.add({ kind: 'hang', nth: 99 })],
  ['a campaign', ({ faults }) => faults.campaign({ rate: 0.1 })],
  [
    'a reset',
    (it) => {
      it.reset()
    },
  ],
])('tells of a change by %s', async (_what, change) => {
  const changed = jest.fn()
  const stop = sandbox.onChange(changed)
  await change(sandbox)
  expect(changed).toHaveBeenCalledTimes(1)
  stop()
  await change(sandbox)
  expect(changed).toHaveBeenCalledTimes(1)
})

test('tells of a reset, until nobody listens any more', () => {
  const told = jest.fn()
  const stop = sandbox.onReset(told)
  sandbox.paywall.rotateUniqueCodes()
  expect(told).not.toHaveBeenCalled()
  sandbox.reset()
  stop()
  sandbox.reset()
  expect(told).toHaveBeenCalledTimes(1)
})
