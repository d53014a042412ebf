import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Results } from '../run/results.js'
import { justHeld, warmAt } from './__fixtures__/results.js'
import { middleOf, withMiddle } from './document.js'
import { goalsOf } from './goals.js'
import { markdownTable } from './markdown-table.js'
import { tablesOf } from './tables.js'

const document = readFileSync(join(__dirname, '../../../docs/performance.md'), 'utf8')

const written = (results: Results) => middleOf(results, goalsOf(results))

test('replaces the middle of the document, and nothing else, however often', () => {
  const once = withMiddle(document, 'One')
  const twice = withMiddle(once, 'Two')
  expect(twice).toBe(once.replace('\n\nOne\n\n', '\n\nTwo\n\n'))
  expect(twice.split('\n')[0]).toBe('# Performance')
})

test('does not write where it cannot tell what is its own', () => {
  expect(() => withMiddle('# Performance\n', 'One')).toThrow('The document has no lines')
})

test('says whether the goals are held', () => {
  const held = written(justHeld)
  expect(held).toContain('Every goal is held.')
  expect(held).toContain('1.02 for bare undici')
  expect(held).toContain('0.80 over TLS')
  expect(held).toContain('No client waited longer than 3.0 s for its turn.')
  expect(held).not.toContain('NOT held')
  expect(held).not.toContain('quick run')
})

test('says once why goals are not held', () => {
  const conditions = { ...justHeld.conditions, quick: true }
  const missed = written({
    ...justHeld,
    conditions,
    warm: warmAt({ 'undici-paywint': 1, 'undici-sila-token': 1 }),
  })
  expect(missed).toContain('28 of 30 goals are held.')
  expect(missed).toMatch(/Paywint: beside bare undici, 50 at once +\| +at most 2 +\| +80.00 × +\| +NOT held/)
  expect(missed.split('Everything is sent by `node:http`')).toHaveLength(2)
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
  for (const { title, rows } of tablesOf(justHeld, goalsOf(justHeld))) {
    expect({ title, columns: new Set(rows.map((row) => row.length)).size }).toEqual({ title, columns: 1 })
  }
})

test('a client that waited for long is no warm one, and that is told', () => {
  const { rounds } = justHeld.warm
  expect(written({ ...justHeld, warm: { rounds, longestWait: 9 } })).toContain('9.0 s for its turn: too long')
})
