import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const read = (...path: readonly string[]) => readFileSync(join(__dirname, '..', '..', '..', ...path), 'utf8')
const page = read('docs', 'observability.md')

test('the listener that the documentation shows is the one that is tested', () => {
  expect(page).toContain(read('examples', 'observability', 'src', 'log-calls.ts'))
})

test('the documentation has every event with every field', () => {
  const source = read('packages', 'core', 'src', 'adapter', 'events.ts')
  const events = Array.from(
    source.matchAll(/\{\s*readonly type: '(\w+)'([^}]*)\}/g),
    ([, type = '', rest = '']) => ({
      type,
      fields: Array.from(rest.matchAll(/readonly (\w+)\??:/g), ([, field = '']) => field),
    }),
  )
  const rows = page.split('\n').filter((line) => line.startsWith('| `'))
  const cellsOf = (row: string | undefined) => row?.split('|').map((cell) => cell.replaceAll('`', '').trim())

  expect(events.length).toBeGreaterThan(10)
  for (const { type, fields } of events) {
    const [, , documented] = cellsOf(rows.find((row) => row.startsWith(`| \`${type}\` `))) ?? []
    expect([type, documented]).toEqual([type, fields.join(', ')])
  }
})
