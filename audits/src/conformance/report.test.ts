import { expect, test } from '@jest/globals'
import { describeOutcome } from './report.js'

const run = () => Promise.resolve()

test('says what passes by group, and what was left out and why', () => {
  const cases = [
    { group: 'options', name: 'one', run },
    { group: 'options', name: 'two', run },
    { group: 'drift', name: 'three', run },
  ] as const
  const omitted = [
    { group: 'drift', name: 'four', reason: 'it sends nothing' },
    { group: 'errors', name: 'five', reason: 'it sends nothing' },
  ] as const
  expect(describeOutcome({ name: 'acme', cases, omitted, failed: 1 })).toBe(
    [
      'acme: 2 of 3 cases pass',
      '  options 2, drift 1',
      '  left out, because it sends nothing: 2 (drift 1, errors 1)',
    ].join('\n'),
  )
})
