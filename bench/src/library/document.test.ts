import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { justHeld } from './__fixtures__/results.js'
import { markdownTable, middleOf, withMiddle } from './document.js'
import { reachesOf } from './reaches.js'
import { report } from './report.js'
import type { Results } from './results.js'
import { tablesOf } from './tables.js'

const document = readFileSync(join(__dirname, '../../../docs/performance.md'), 'utf8')

const written = (results: Results) => {
  const reaches = reachesOf(results)
  const tables = tablesOf(results, reaches)
  return middleOf({ conditions: results.conditions, tables, reaches, charts: ['performance-calls.svg'] })
}

test('replaces the middle of the document, and nothing else, however often', () => {
  const once = withMiddle(document, 'One')
  const twice = withMiddle(once, 'Two')
  expect(twice).toBe(once.replace('\n\nOne\n\n', '\n\nTwo\n\n'))
  expect(twice.split('\n')[0]).toBe('# Performance')
})

test('does not write where it cannot tell what is its own', () => {
  expect(() => withMiddle('# Performance\n', 'One')).toThrow('The document has no lines')
})

test('says whether the goals are held, and shows the charts', () => {
  const held = written(justHeld)
  expect(held).toContain('Every goal is held.')
  expect(held).toContain('![Processor time of one call](pictures/performance-calls.svg)')
  expect(held).toContain('1.02 for bare undici')
  expect(held).not.toContain('NOT held')
  expect(held).not.toContain('quick run')

  const conditions = { ...justHeld.conditions, quick: true }
  const missed = written({ ...justHeld, conditions, age: { ...justHeld.age, heapSlope: 2 } })
  expect(missed).toContain('18 of 19 goals are held.')
  expect(missed).toMatch(/Growth of the heap over 1,000,000 calls +\| +at most 1 +\| +2.00 MB +\| +NOT held/)
  expect(missed).toContain('This was a quick run')
})

test('a table is aligned as the formatter wants it', () => {
  const table = markdownTable([
    ['call', 'ms'],
    ['Paywint', '0.1'],
  ])
  expect(table.split('\n')).toEqual(['| call    |  ms |', '| ------- | --: |', '| Paywint | 0.1 |'])
})

test('the tables have a cell for each column', () => {
  for (const { title, rows } of tablesOf(justHeld, reachesOf(justHeld))) {
    expect({ title, columns: new Set(rows.map((row) => row.length)).size }).toEqual({ title, columns: 1 })
  }
})

test('a request of a call that has three costs a third', () => {
  const calls = tablesOf(justHeld, []).find(({ title }) => title === 'Calls')?.rows ?? []
  const paywall = calls.find(([label]) => label?.includes('Paywall') === true)
  expect(paywall?.slice(1, 3)).toEqual(['1.000 (1.000–1.000)', '0.333'])
})

test('the terminal gets every table', () => {
  const tables = tablesOf(justHeld, reachesOf(justHeld))
  const text = report(justHeld.conditions, tables)
  for (const { title } of tables) expect(text).toContain(title)
})
