import { expect, test } from '@jest/globals'
import { NetworkError } from '@cardlane/core'
import { readSettings } from './read-settings.js'
import { tableOf } from './table.js'
import { createTally } from './tally.js'
import { paywintTarget } from './targets/paywint-target.js'

test('a tally counts endings, and the table shows them', () => {
  const tally = createTally()
  const subject = { target: paywintTarget, operation: 'getCard' } as const
  const seen = {
    ...{ value: undefined, requests: 1, changed: false, bytesWritten: 0, heapBytes: 3 * 1024 * 1024 },
    ...{ neededDeadline: false, heldOpen: false, timersLeft: 0 },
  }
  const broken = new NetworkError({ message: 'a', outcome: 'not_applied', retryable: true, hint: 'b' })
  tally.add(subject, { ...seen, ending: 'result' }, [])
  tally.add(subject, { ...seen, ending: 'result' }, ['a defect'])
  tally.add(subject, { ...seen, ending: 'error', value: broken }, [])
  tally.add(subject, { ...seen, ending: 'error', value: new TypeError('c') }, ['a defect'])
  tally.add(subject, { ...seen, ending: 'hang' }, ['a defect'])

  expect(tableOf(tally.rows).split('\n')).toEqual([
    'adapter  operation  answers  results  errors  crashes  hangs  wrong  peak heap',
    'paywint  getCard          5        2       1        1      1      3      3 MiB',
    'all                       5        2       1        1      1      3      3 MiB',
    '',
    'errors by code',
    'paywint: network_failed 1',
  ])
})

test('runs and seed are whole numbers', () => {
  expect(readSettings([])).toEqual({ runs: 5000, seed: 7 })
  expect(readSettings(['--runs', '10', '--seed=3'])).toEqual({ runs: 10, seed: 3 })
  expect(() => readSettings(['--runs', 'many'])).toThrow('--runs must be a whole number.')
  expect(() => readSettings(['--seeds', '1'])).toThrow()
})
