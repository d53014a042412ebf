import { expect, test } from '@jest/globals'
import { InvalidRequestError } from '@cardlane/core'
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
    const refuse = () => currencyId(currency)
    expect(refuse).toThrow(InvalidRequestError)
    expect(refuse).toThrow(/^amount\.currency must be one of Paywall's currencies: TRY, USD, .+, CNY, THB\.$/)
    expect(refuse).toThrow(expect.objectContaining({ field: 'amount.currency' }))
  },
)
