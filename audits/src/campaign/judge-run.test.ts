import { HostedLink } from '@cardlane/core'
import { describe, expect, test } from '@jest/globals'
import * as m from './__fixtures__/made-up.js'
import { judgeRun } from './judge-run.js'
import type { Run } from './run.js'
import type { TrueLink } from './stage.js'

const url = 'https://pay.example.com/1'
const trueLink: TrueLink = { url, minor: 1500, currency: 'USD', description: 'Order 1' }
const created = { ...m.succeeded('created'), link: new HostedLink(url) }
const rename = m.update({ name: 'New' })

const kinds = (run: Run, { link = trueLink, stage = m.stage } = {}) =>
  judgeRun(run, { stage, links: new Map([[link.url, link]]) }).map(({ kind }) => kind)

describe('is true:', () => {
  test.each<[string, Run]>([
    ['nothing said and nothing done', m.made(rename, m.failed('not_applied'))],
    ['an update that was made', m.made(rename, m.succeeded('updated'), ['card.renamed card-1'])],
    [
      'an update that was made twice',
      m.made(rename, m.succeeded('updated'), ['card.updated card-1', 'card.updated card-1']),
    ],
    ['nobody knows, and it was made', m.made(rename, m.failed('unknown'), ['card.renamed card-1'])],
    ['nobody knows, and it was not made', m.made(m.addition, m.failed('unknown'))],
    ['it is known to be made', m.made(m.payment, m.failed('applied'), ['payment_link.created 1'])],
    ['a deletion that another call made', m.made(m.remove, m.failed('applied'))],
    ['a card that was added', m.made(m.addition, m.succeeded('added'), ['card.added card-2'])],
    ['a payment link', m.made(m.payment, created, ['payment_link.created 1'])],
    [
      'a hosted link that was minted twice',
      m.made(rename, m.succeeded('action_required'), [
        'secure_link.created card-1',
        'secure_link.created card-1',
      ]),
    ],
    ['a read that failed', m.made(m.read, m.failed('not_applied'))],
    ['a little late', m.made(m.read, m.failed('not_applied'), [], { overdueMs: 50 })],
  ])('%s', (_what, run) => {
    expect(kinds(run)).toEqual([])
  })
})

describe('is a lie:', () => {
  test.each<[string, Run]>([
    ['not_applied, but it was', m.made(rename, m.failed('not_applied'), ['card.renamed card-1'])],
    ['applied, but it was not', m.made(rename, m.failed('applied'))],
    ['updated, but it was not', m.made(rename, m.succeeded('updated'))],
    ['added, but it was not', m.made(m.addition, m.succeeded('added'))],
    ['a link that was not made', m.made(m.payment, created)],
    ['a hosted link that was not made', m.made(rename, m.succeeded('action_required'))],
    [
      'a hosted link that opens nothing',
      m.made(rename, m.succeeded('action_required'), ['secure_link.created card-1'], { deadLink: 'unknown' }),
    ],
    ['a change of another card', m.made(rename, m.succeeded('updated'), ['card.renamed card-2'])],
    ['another change', m.made(rename, m.failed('unknown'), ['card.deleted card-1'])],
    ['a change by a read', m.made(m.listing, m.failed('not_applied'), ['card.added card-2'])],
    ['a read that may have changed something', m.made(m.read, m.failed('unknown'))],
  ])('%s', (_what, run) => {
    expect(kinds(run)).toEqual(['lie'])
  })

  test.each([
    ['address', { url: 'https://pay.example.com/2' }],
    ['amount', { minor: 1501 }],
    ['currency', { currency: 'EUR' }],
    ['description', { description: 'Order 2' }],
  ])('a payment link with another %s', (_what, difference) => {
    const run = m.made(m.payment, created, ['payment_link.created 1'])
    expect(kinds(run, { link: { ...trueLink, ...difference } })).toEqual(['lie'])
  })
})

test.each([
  [m.addition, 'card.added card-2', 'card.added card-3'],
  [m.payment, 'payment_link.created 1', 'payment_link.created 2'],
])('%j applied twice is a double, whatever is said', (ask, ...changes) => {
  expect(kinds(m.made(ask, m.failed('unknown'), changes))).toEqual(['double'])
})

describe('what the provider cannot do has to be refused before anything is sent:', () => {
  const stage = { ...m.stage, impossible: new Set(['expiry', 'createPaymentLink'] as const) }
  const refused = m.failed('not_applied', 'unsupported_operation')
  const expiry = m.update({ expiry: { month: 1, year: 2031 } })

  test.each<[string, Run, string[]]>([
    ['an expiry', m.made(expiry, refused, [], { sent: 0 }), []],
    ['a payment link', m.made(m.payment, refused, [], { sent: 0 }), []],
    ['but a name is possible', m.made(rename, m.failed('not_applied')), []],
    ['an expiry, after a request', m.made(expiry, refused), ['lie']],
    ['an expiry, with another error', m.made(expiry, m.failed('not_applied'), [], { sent: 0 }), ['lie']],
  ])('%s', (_what, run, found) => {
    expect(kinds(run, { stage })).toEqual(found)
  })
})

test.each<[string, Run]>([
  ['something else than a CardlaneError', m.made(m.read, { kind: 'crash', message: 'TypeError' })],
  ['that the request is malformed', m.made(m.read, m.failed('not_applied', 'invalid_request'))],
])('%s is a crash', (_what, run) => {
  expect(kinds(run)).toEqual(['crash'])
})

test('more than 50 ms after the deadline is late', () => {
  expect(kinds(m.made(m.read, m.failed('not_applied'), [], { overdueMs: 51 }))).toEqual(['late'])
  expect(kinds(m.made(m.read, m.failed('not_applied'), [], { overdueMs: 1999 }))).toEqual(['late'])
})

test('silence, or an end long after the deadline, is a hung call', () => {
  expect(kinds(m.made(m.read, { kind: 'silence' }, [], { overdueMs: 10_000 }))).toEqual(['hung'])
  expect(kinds(m.made(m.read, m.failed('not_applied'), [], { overdueMs: 2001 }))).toEqual(['hung'])
})
