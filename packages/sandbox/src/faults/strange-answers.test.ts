import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { startSandbox, type FaultSpec, type Sandbox } from '../index.js'
import { listCards as listAtPaywall } from '../paywall/__fixtures__/paywall-client.js'
import { listCards as listAtPaywint } from '../paywint/__fixtures__/paywint-client.js'
import { createSilaClient } from '../sila/__fixtures__/sila-client.js'
import { renameAtPaywall, success, timesRenamed } from './__fixtures__/rename-at-paywall.js'

const clock = createFakeClock(Date.UTC(2026, 10, 1, 12))
let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ clock })
})
afterEach(() => sandbox.close())

async function meet(fault: FaultSpec) {
  sandbox.faults.add(fault)
  const answer = await renameAtPaywall(sandbox)
  expect(sandbox.paywall.requests.at(-1)).toMatchObject({ fault: fault.kind, status: answer.status })
  return { ...answer, text: answer.body.toString() }
}

describe('instead of an answer, and nothing is processed:', () => {
  afterEach(() => {
    expect(timesRenamed(sandbox)).toBe(0)
    expect(sandbox.paywall.requests.at(-1)).toMatchObject({ verdict: 'unprocessed' })
  })

  test('html_502 is the page of a proxy', async () => {
    const { status, headers, text } = await meet({ kind: 'html_502' })
    expect([status, headers['content-type']]).toEqual([502, 'text/html; charset=utf-8'])
    expect(text).toMatch(/^<html>.*502 Bad Gateway/)
  })

  test.each([429, 500, 503] as const)('status %d, with nothing to say when to come again', async (status) => {
    const answer = await meet({ kind: 'status', status })
    expect([answer.status, answer.headers['content-type'], answer.headers['retry-after']]).toEqual([
      ...[status, 'application/json', undefined],
    ])
    expect(JSON.parse(answer.text)).toEqual({ message: `The sandbox answers ${status}, as it was told to.` })
  })

  test('Retry-After in seconds', async () => {
    const { headers } = await meet({ kind: 'status', status: 429, retryAfterSeconds: 90 })
    expect(headers['retry-after']).toBe('90')
  })

  test('Retry-After as a date, by the clock of the sandbox', async () => {
    sandbox.clock.advance('1h')
    const { headers } = await meet({
      ...{ kind: 'status', status: 503, retryAfterSeconds: 90, retryAfterForm: 'date' },
    })
    expect(headers['retry-after']).toBe('Sun, 01 Nov 2026 13:01:30 GMT')
  })

  test('redirect sends the client to a host that never exists, or to another one', async () => {
    const first = await meet({ kind: 'redirect' })
    expect([first.status, first.headers.location]).toEqual([307, 'https://elsewhere.invalid/'])
    const second = await meet({ kind: 'redirect', location: 'https://example.com/x' })
    expect(second.headers.location).toBe('https://example.com/x')
  })
})

test('wrong_content_type is the right answer as a page', async () => {
  const { status, headers, text } = await meet({ kind: 'wrong_content_type' })
  expect([status, headers['content-type'], text]).toEqual([200, 'text/html; charset=utf-8', success])
  expect(timesRenamed(sandbox)).toBe(1)
})

const sila = () => createSilaClient(sandbox.sila, sandbox.clock)
const lists = {
  paywint: () => listAtPaywint(sandbox.paywint),
  paywall: () => listAtPaywall(sandbox.paywall, { includedetails: 'true' }),
  sila: () => sila()('get_cards'),
}

test.each([
  ['paywint', { success: false, message: 'Something went wrong', data: null }],
  ['paywall', { ErrorCode: 1, Result: false, Message: 'Something went wrong', Body: null }],
  ['sila', { success: false, status: 'FAILURE', message: 'Something went wrong.' }],
] as const)('failure_in_200 is how %s would say it', async (provider, body) => {
  sandbox.faults.add({ kind: 'failure_in_200', provider })
  const answer = await lists[provider]()
  expect([answer.status, answer.body]).toEqual([200, body])
  expect(sandbox[provider].requests.at(-1)?.verdict).toBe('unprocessed')
})

test.each([
  ['paywint', { records: [{ card_type: 'NEVER_SEEN_BEFORE', card_number: '4242' }] }],
  [
    'paywall',
    {
      Body: [
        {
          ...{ CardType: 'NEVER_SEEN_BEFORE', CardLastFour: '4242' },
          Details: { CardBrand: 'NEVER_SEEN_BEFORE', CardBank: 'Demo Bank' },
        },
      ],
    },
  ],
  [
    'sila',
    { cards: [{ card_type: 'NEVER_SEEN_BEFORE', card_network: 'NEVER_SEEN_BEFORE', card_last_4: 1157 }] },
  ],
] as const)('unknown_enum changes what %s has enumerations for, and nothing else', async (provider, body) => {
  sandbox.faults.add({ kind: 'unknown_enum', provider })
  const answer = await lists[provider]()
  expect([answer.status, answer.body]).toMatchObject([200, body])
})

test.each(['paywint', 'paywall', 'sila'] as const)(
  'extra_fields adds to every object of %s',
  async (provider) => {
    const usual = (await lists[provider]()).body as object
    sandbox.faults.add({ kind: 'extra_fields', provider })
    const { body } = await lists[provider]()
    const extra = { newlyIntroduced: { since: 2099 } }
    const cards = { paywint: 'records', paywall: 'Body', sila: 'cards' }[provider]
    expect(body).toMatchObject({ ...extra, [cards]: [extra] })
    expect(Object.keys(body as object)).toEqual([...Object.keys(usual), 'newlyIntroduced'])
  },
)

test.each([
  [-301, 400],
  [-300, 200],
  [300, 200],
  [301, 400],
])(
  'clock_skew of %d seconds checks the created of Sila by a wrong clock, and dates by it',
  async (seconds, status) => {
    sandbox.faults.add({ kind: 'clock_skew', seconds })
    const answer = await sila()('get_cards')
    expect(answer.status).toBe(status)
    expect(answer.headers.get('date')).toBe(new Date(clock.now() + seconds * 1000).toUTCString())
    expect((await sila()('get_cards')).status).toBe(200)
  },
)
