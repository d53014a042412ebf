import { expect, test } from '@jest/globals'
import { thrownFailure } from './__fixtures__/thrown-failure.js'
import { currencyId } from './paywall-currencies.js'

test.each([
  ['TRY', 1],
  ['USD', 2],
  ['EUR', 3],
  ['BAM', 4],
  ['MKD', 5],
  ['ALL', 6],
  ['GBP', 7],
  ['AUD', 8],
  ['CHF', 9],
  ['BRL', 10],
  ['PLN', 11],
  ['MXN', 12],
  ['PEN', 13],
  ['BGN', 14],
  ['CZK', 15],
  ['DKK', 16],
  ['HRK', 17],
  ['HUF', 18],
  ['ISK', 19],
  ['NOK', 20],
  ['RON', 21],
  ['SEK', 22],
  ['PHP', 23],
  ['SGD', 24],
  ['NZD', 25],
  ['ARS', 26],
  ['CLP', 27],
  ['COP', 28],
  ['CRC', 29],
  ['UYU', 30],
  ['VES', 31],
  ['CNY', 32],
  ['THB', 33],
])('%s is %i', (currency, id) => {
  expect(currencyId(currency)).toBe(id)
})

test.each([['JPY'], ['try'], [''], ['TRY USD']])(
  '%j is refused with the list of those that there are',
  (currency) => {
    expect(thrownFailure(() => currencyId(currency))).toEqual({
      code: 'invalid_request',
      message: expect.stringMatching(
        /^amount\.currency must be one of Paywall's currencies: TRY, USD, .+, CNY, THB\.$/,
      ),
      field: 'amount.currency',
    })
  },
)
