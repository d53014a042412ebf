import { describe, expect, test } from '@jest/globals'
import { HostedLink, InvalidRequestError, NetworkError } from '@cardlane/core'
import { findDefects } from './find-defects.js'
import { http } from './reply.js'
import type { Observation } from './run-scenario.js'
import { paywintTarget } from './targets/paywint-target.js'

const scenario = {
  target: paywintTarget,
  operation: 'getCard',
  step: 'every',
  reply: () => http({}),
} as const
const right: Observation = {
  ...{ ending: 'result', value: undefined, requests: 1, changed: false, bytesWritten: 0, heapBytes: 0 },
  ...{ neededDeadline: false, heldOpen: false, timersLeft: 0 },
}

const ref = { owner: 'anna', id: 'c-1' }
const meta = { reference: 'r-1', attempts: 1, durationMs: 2 }

/** The defects of a result of getCard with these changes to its card. */
const ofCard = (changes: object) => {
  const lists = { requiredActions: Object.freeze([]), limits: Object.freeze([]) }
  const card = Object.freeze({ ref: Object.freeze({ ...ref }), ...lists, ...changes })
  const value = Object.freeze({ card, meta: Object.freeze(meta) })
  return findDefects(scenario, { ...right, value })
}

/** The defects of an error of getCard with these changes. */
const ofError = (changes: object) => {
  const details = {
    message: 'Broken.',
    outcome: 'not_applied',
    retryable: true,
    hint: 'Call again.',
  } as const
  const context = { provider: 'p', operation: 'getCard', reference: 'r-1', attempts: 1 }
  const value = Object.assign(new NetworkError(details), context, changes)
  return findDefects(scenario, { ...right, ending: 'error', value })
}

test('a right result and a right error have no defects', () => {
  expect(
    ofCard({ name: 'Groceries', last4: '0042', expiry: Object.freeze({ month: 12, year: 2031 }) }),
  ).toEqual([])
  expect(ofError({})).toEqual([])
})

describe('it sees in a result', () => {
  test.each([
    ['a last4 that is none', { last4: '-324' }],
    ['an expiry beyond all years', { expiry: Object.freeze({ month: 1, year: 1e300 }) }],
    ['a name that is no text', { name: 7 }],
    ['an empty id', { ref: Object.freeze({ owner: 'anna', id: '' }) }],
    ['a number that JSON cannot tell', { name: NaN }],
    ['a key of the provider', { card_id: 'c-1' }],
    ['a limit that nobody knows', { limits: Object.freeze(['VIP']) }],
    ['a part that is not frozen', { limits: [] }],
  ])('%s', (_, changes) => {
    expect(ofCard(changes)).not.toEqual([])
  })

  test('a link elsewhere', () => {
    const ofLink = (url: string) => {
      const value = Object.freeze({
        status: 'action_required',
        link: new HostedLink(url),
        meta: Object.freeze(meta),
      })
      return findDefects({ ...scenario, operation: 'addCard' }, { ...right, value })
    }
    expect(ofLink('https://link.paywint.com/a')).toEqual([])
    expect(ofLink('https://paywint.com.evil.test/a')).not.toEqual([])
    expect(ofLink('http://link.paywint.com/a')).not.toEqual([])
  })
})

describe('it sees in an error', () => {
  test.each([
    ['a read that may have changed something', { outcome: 'unknown' }],
    ['no hint', { hint: '' }],
    ['words that say nothing', { message: 'The status undefined.' }],
    ['a text without end', { hint: 'x'.repeat(10_000) }],
    ['a secret', { note: paywintTarget.secrets[0] }],
    ['what JSON cannot tell', { reference: 1n }],
    ['a defect of the adapter', { message: 'The adapter failed.' }],
    ['a code that no answer brings about', { code: 'invalid_request' }],
    ['another call', { operation: 'listCards' }],
  ])('%s', (_, changes) => {
    expect(ofError(changes)).not.toEqual([])
  })

  test.each([
    ['what is no error', undefined],
    ['an error of the language', new TypeError('x is undefined')],
    ['an error of the input', new InvalidRequestError({ message: 'No.', field: 'a' })],
  ])('%s', (_, value) => {
    expect(findDefects(scenario, { ...right, ending: 'error', value })).not.toEqual([])
  })
})

test.each<[string, Partial<Observation>]>([
  ['a call that never ended', { ending: 'hang' }],
  ['a deadline that had to end it', { neededDeadline: true }],
  ['a connection left open', { heldOpen: true }],
  ['a timer left behind', { timersLeft: 1 }],
])('it sees %s', (_, changes) => {
  expect(findDefects(scenario, { ...right, value: ofCard({}), ...changes })).toHaveLength(
    1 + Number(changes.ending !== 'hang'),
  )
})
