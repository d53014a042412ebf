import { expect, test } from '@jest/globals'
import { textTable } from './text-table.js'

test('puts names to the left and figures to the right', () => {
  const table = textTable([
    ['', 'req/s', 'ms'],
    ['Paywint', '4000', '1.25'],
    ['all', '20'],
  ])
  expect(table.split('\n')).toEqual(['         req/s    ms', 'Paywint   4000  1.25', 'all         20'])
})
