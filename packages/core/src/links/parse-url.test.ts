import { expect, test } from '@jest/globals'
import { parseUrl } from './parse-url.js'

test.each([
  ['https://pay.fake.test/ö', 'https://pay.fake.test/%C3%B6'],
  ['https://münchen.fake.test/', 'https://xn--mnchen-3ya.fake.test/'],
  ['/p/1', undefined],
  ['https://', undefined],
  ['', undefined],
])('%j is %j, also when it was asked so often that it is compiled', (text, address) => {
  const answers = new Set(Array.from({ length: 20_000 }, () => parseUrl(text)?.href))
  expect([...answers]).toEqual([address])
})
