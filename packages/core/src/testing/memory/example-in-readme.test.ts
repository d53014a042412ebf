import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

test('the README shows the example as it runs', () => {
  const read = (...path: string[]) => readFileSync(join(__dirname, ...path), 'utf8')
  const example = read('example.test.ts')
  const shown = example.slice(example.indexOf('/** The code under test'))
  expect(shown).toContain('renames the card')
  expect(read('..', '..', '..', 'README.md')).toContain(shown)
})
