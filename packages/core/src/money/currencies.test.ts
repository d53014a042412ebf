import { expect, test } from '@jest/globals'
import { currencyDigits } from './currencies.js'

test.each([
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'],
  [2, 'USD EUR TRY GBP CHF AZN RUB UAH BGN HRK XCG ZWG'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF'],
])('gives %d decimals to %s', (digits, codes) => {
  expect(codes.split(' ').map(currencyDigits)).toEqual(codes.split(' ').map(() => digits))
})

test.each(['usd', 'US', 'USDT', 'XXX', 'XAU', 'DEM', '', 'toString', 'constructor', '__proto__'])(
  'does not know %j',
  (code) => {
    expect(currencyDigits(code)).toBeUndefined()
  },
)
