import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const guide = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'add-a-provider.md'), 'utf8')
const quotes = Array.from(guide.matchAll(/^```ts (\S+)\n([\s\S]*?)^```$/gm), ([, file = '', code = '']) => ({
  file,
  code,
}))

test('the guide quotes every part of the adapter', () => {
  const parts = ['capabilities', 'options', 'auth', 'api', 'schemas', 'map', 'errors', 'operations']
  expect(quotes.map(({ file }) => file)).toEqual(
    expect.arrayContaining(parts.map((part) => `acme-${part}.ts`)),
  )
})

test.each(quotes)('what the guide quotes of $file is there', ({ file, code }) => {
  expect(plain(readFileSync(join(__dirname, file), 'utf8'))).toContain(plain(code))
})

/** How far a quotation is indented makes no difference. */
function plain(code: string): string {
  return code.replaceAll(/^\s+/gm, '').trimEnd()
}
