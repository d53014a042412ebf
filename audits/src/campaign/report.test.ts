import { describe, expect, test } from '@jest/globals'
import * as m from './__fixtures__/made-up.js'
import type { Finding } from './finding.js'
import { hasPassed, report, reportJson } from './report.js'
import type { Campaign } from './run-campaign.js'
import type { Run } from './run.js'

const hidden = m.made(m.update({ name: 'New' }), m.failed('not_applied'), ['card.renamed card-1'], {
  ...{ id: 812, reference: 'campaign-812', lane: 'sila-token', abortsAfterMs: 40 },
  requests: [
    { method: 'POST', path: '/0.2/update_card', status: 503, fault: 'status', effects: [] },
    {
      ...{ method: 'POST', path: '/0.2/update_card', status: 0, fault: 'drop_after' },
      effects: [{ change: 'card.renamed', subject: 'card-1' }],
    },
  ],
})
const doubtful = m.made(m.payment, m.failed('unknown', 'aborted'), ['payment_link.created 1'])
const late = m.made(m.read, m.succeeded('read', m.shown()), [], { overdueMs: 70.4 })

const campaign = (runs: readonly Run[], findings: readonly Finding[] = []): Campaign => ({
  ...{ runs, findings, leaks: [], strays: [], requests: 9, faults: 2, durationMs: 1234 },
})
const options = { runs: 3, seed: '7', rate: 0.2 }
const lie: Finding = { kind: 'lie', run: hidden, truth: 'It was applied: card.renamed card-1.' }
const told = report(campaign([hidden, doubtful, late], [lie]), options)

test('it begins with what was done', () => {
  expect(told).toMatch(/^Seed 7: 3 calls, 9 requests, 2 of them met a fault, 1\.2 s\n/)
})

const rows = told.split('\n').map((line) => line.trim().split(/\s{2,}/))

test('the table counts what was said, by instance and operation', () => {
  expect(rows).toContainEqual(['fake', 'createPaymentLink', ...'100010000'.split(''), '100.0 %'])
  expect(rows).toContainEqual(['sila-token', 'updateCard', ...'101001000'.split(''), '0.0 %'])
  expect(rows).toContainEqual(['all', ...'311011000'.split(''), '33.3 %'])
})

test('unknown is explained, with what it was in truth', () => {
  const reason = 'The caller gave up before an answer or a read could tell.'
  expect(rows).toContainEqual(['1', '1', 'aborted', reason])
  expect(rows).toContainEqual(['1', 'fake', 'createPaymentLink', 'aborted', 'no fault, the caller gave up'])
})

test('a lie is told so that it can be played again', () => {
  expect(told).toContain(
    [
      '1. LIE · sila-token · run 812 · campaign-812',
      '   asked:    updateCard card-1 set {"name":"New"}, within 800 ms, aborted by the caller after 40 ms',
      '   said:     not_applied (network_failed: It broke.), after 10 ms',
      '   true:     It was applied: card.renamed card-1.',
      '   requests: POST /0.2/update_card: HTTP 503 · status',
      '             POST /0.2/update_card: no answer · drop_after · card.renamed card-1',
      '   replay:   faults.add({"kind":"status","status":503,"provider":"sila","nth":1})',
      '             faults.add({"kind":"drop_after","provider":"sila","nth":2})',
    ].join('\n'),
  )
})

test('the call beside it is told too', () => {
  const run = { ...hidden, beside: doubtful }
  expect(report(campaign([run], [{ ...lie, run }]), options)).toContain(
    '   beside:   createPaymentLink "Order 1" without invoice number, within 800 ms: unknown (aborted: It broke.)',
  )
})

test('the faults of the network have a table of their own, by phase', () => {
  const refused = m.made(m.read, m.failed('not_applied'), [], { networkFault: 'connect_refused' })
  const silent = { ...doubtful, networkFault: 'dns_silent' } as const
  const text = report(campaign([refused, silent], [{ ...lie, run: silent }]), options)
  const lines = text.split('\n').map((line) => line.trim().split(/\s{2,}/))
  expect(lines).toContainEqual(['resolve', 'dns_silent', ...'100011000'.split(''), '0', 'response 1'])
  expect(lines).toContainEqual(['connect', 'connect_refused', ...'101000000'.split(''), '0', 'response 1'])
  expect(told).not.toContain('Faults of the network')
})

test('it ends with the sum', () => {
  expect(told.split('\n').at(-1)).toBe(
    '1 lies, 0 doubles, 0 lost updates, 0 hung calls, 0 late, 0 held, 0 crashes, 0 leaks, 0 changes by nobody; ' +
      '1 calls ended more than 50 ms late, the worst 70 ms',
  )
})

test('the JSON is the same, and nothing but JSON', () => {
  const run = { ...hidden, beside: doubtful }
  const json = reportJson(campaign([run, doubtful, late], [{ ...lie, run }]), options)
  expect(JSON.parse(JSON.stringify(json))).toEqual(json)
  expect(json).toMatchObject({
    ...{ seed: '7', passed: false, errors: { network_failed: 1, aborted: 1 } },
    findings: [{ kind: 'lie', reference: 'campaign-812', beside: { reference: 'campaign-1' } }],
  })
})

describe('it has passed', () => {
  test('when there is nothing to tell', () => {
    expect(hasPassed(campaign([doubtful]))).toBe(true)
  })

  test.each([
    ['finding', { findings: [lie] }],
    ['leak', { leaks: ['Timeout: 1, and 0 before'] }],
    ['change by nobody', { strays: ['sila POST /0.2/update_card'] }],
  ])('but not with a %s', (_what, more) => {
    expect(hasPassed({ ...campaign([]), ...more })).toBe(false)
    expect(report({ ...campaign([]), ...more }, options)).toMatch(
      /^(Not true|Left behind|Changed by nobody)$/m,
    )
  })
})
