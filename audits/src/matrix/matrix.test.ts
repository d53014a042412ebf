import { describe, expect, test } from '@jest/globals'
import { paywint } from '@cardlane/paywint'
import { sila } from '@cardlane/sila'
import { withMarkedPart } from './marked-part.js'
import { capabilityTable, refusalLists } from './matrix.js'

test('the table has a row for each capability and a column for each adapter', () => {
  const lines = capabilityTable([paywint, sila]).split('\n')
  expect(lines[0]).toMatch(/^\|\s+\| Paywint\s+\| Sila\s+\|$/)
  expect(lines).toContainEqual(
    expect.stringMatching(/^\| `updateCard`: expiry\s+\| hosted page\s+\| –\s+\|$/),
  )
  expect(new Set(lines.map((line) => line.length)).size).toBe(1)
})

test('the lists name why something is not possible, for who has such a thing', () => {
  const lists = refusalLists([paywint, sila])
  expect(lists).not.toContain('Paywint')
  expect(lists).toContain('- `updateCard.expiry`: Sila changes only the name of a card. Delete the card')
})

describe('a marked part', () => {
  const page = 'Before.\n\n<!-- x: written by npm run matrix -->\n\nold\n\n<!-- end of x -->\n\nAfter.\n'

  test('is replaced, and nothing else', () => {
    expect(withMarkedPart(page, 'x', 'new')).toBe(page.replace('old', 'new'))
    expect(withMarkedPart(page, 'x', 'old')).toBe(page)
  })

  test('that is missing is an error that shows the markers', () => {
    expect(() => withMarkedPart(page, 'y', 'new')).toThrow('<!-- y: written by npm run matrix -->')
  })
})
