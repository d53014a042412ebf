import { describe, expect, test } from '@jest/globals'
import * as m from './__fixtures__/made-up.js'
import { judgeBurst } from './judge-burst.js'
import type { Run, SeenRequest } from './run.js'
import type { TrueCard } from './stage.js'

const changed = ['card.updated card-1']
const rename = m.update({ name: 'New' })
const move = m.update({ expiry: { month: 1, year: 2033 } })
const updated = m.succeeded('updated')

const kinds = (runs: readonly Run[], after: Partial<TrueCard> | undefined) =>
  judgeBurst({
    runs,
    before: [m.trueCard],
    after: after === undefined ? [] : [{ ...m.trueCard, ...after }],
  }).map(({ kind }) => kind)

describe('the card is as it was said:', () => {
  test.each<[string, readonly Run[], Partial<TrueCard>]>([
    ['renamed', [m.made(rename, updated, changed)], { name: 'New' }],
    ['not renamed', [m.made(rename, m.failed('not_applied'))], {}],
    ['perhaps renamed', [m.made(rename, m.failed('unknown'), changed)], { name: 'New' }],
    ['perhaps not renamed', [m.made(rename, m.failed('unknown'))], {}],
    ['as asked before', [m.made(m.update({ name: 'Old' }), m.succeeded('unchanged'))], {}],
    [
      'renamed and moved',
      [m.made(rename, updated, changed), m.made(move, updated, changed)],
      { name: 'New', expiry: '01/2033' },
    ],
    [
      'renamed by either',
      [m.made(rename, updated, changed), m.made(m.update({ name: 'Newer' }), updated, changed)],
      { name: 'New' },
    ],
    [
      'renamed by one, and perhaps by the other',
      [m.made(rename, updated, changed), m.made(m.update({ name: 'Newer' }), m.failed('unknown'), changed)],
      { name: 'Newer' },
    ],
    [
      'overwritten, and that was told',
      [m.made(rename, m.failed('applied', 'conflict'), changed), m.made(move, updated, changed)],
      { expiry: '01/2033' },
    ],
    ['perhaps deleted', [m.made(m.remove, m.failed('unknown'))], {}],
    ['unchanged by a hosted link', [m.made(rename, m.succeeded('action_required'))], {}],
  ])('%s', (_what, runs, after) => {
    expect(kinds(runs, after)).toEqual([])
  })

  test.each<[string, readonly Run[]]>([
    ['deleted', [m.made(m.remove, m.succeeded('deleted'), ['card.deleted card-1'])]],
    ['perhaps deleted', [m.made(m.remove, m.failed('unknown'), ['card.deleted card-1'])]],
    ['deleted by two', [m.made(m.remove, m.succeeded('deleted')), m.made(m.remove, m.succeeded('deleted'))]],
    [
      'renamed, and deleted',
      [m.made(rename, updated, changed), m.made(m.remove, m.succeeded('deleted'), ['card.deleted card-1'])],
    ],
    // What it has done shows in its own effects.
    ['deleted, and not said so', [m.made(m.remove, m.failed('not_applied'), ['card.deleted card-1'])]],
  ])('%s: gone', (_what, runs) => {
    expect(kinds(runs, undefined)).toEqual([])
  })
})

describe('is a lie:', () => {
  test.each<[string, readonly Run[], Partial<TrueCard> | undefined]>([
    ['updated, but it is not', [m.made(rename, updated)], {}],
    ['unchanged, but it is not as asked', [m.made(rename, m.succeeded('unchanged'))], {}],
    ['applied, but it is not', [m.made(rename, m.failed('applied'))], {}],
    ['deleted, but it is there', [m.made(m.remove, m.succeeded('deleted'))], {}],
    ['applied, but it is there', [m.made(m.remove, m.failed('applied'))], {}],
    [
      'a hosted link that has changed the card',
      [m.made(rename, m.succeeded('action_required'))],
      { name: 'New' },
    ],
    [
      'no change of the expiry was asked for',
      [m.made(rename, updated, changed)],
      { name: 'New', expiry: '01/2033' },
    ],
    ['a change by a read', [m.made(m.read, m.succeeded('read'))], { name: 'New' }],
    ['gone, and no call said so', [m.made(rename, m.failed('unknown'))], undefined],
    ['gone, but not by this deletion', [m.made(m.remove, m.failed('not_applied'))], undefined],
    ['not found, but it was there', [m.made(m.read, m.failed('not_applied', 'card_not_found'))], {}],
  ])('%s', (_what, runs, after) => {
    const expected = kinds(runs, after)
    expect([...new Set(expected)]).toEqual(['lie'])
  })

  test('but not to find no card by a code that has rotated', () => {
    const ask = { operation: 'getCard', target: { ...m.target, rotates: true } } as const
    expect(kinds([m.made(ask, m.failed('not_applied', 'card_not_found'))], {})).toEqual([])
  })
})

const unmade = (request: SeenRequest): SeenRequest => ({ ...request, effects: [] })

describe('a write that comes late, and takes back what was reported of another field,', () => {
  const [request] = m.made(move, updated, changed).requests
  const requests = request === undefined ? [] : [{ ...request, status: 0, fault: 'drop_late' as const }]
  const renamed = m.made(rename, updated, changed)

  test('takes nothing from anybody who was told that it may still come', () => {
    const late = m.made(move, m.failed('unknown'), [], { requests })
    expect(kinds([renamed, late], { expiry: '01/2033' })).toEqual([])
  })

  const moved = { expiry: '01/2033' }
  test.each<[string, Run, Partial<TrueCard>]>([
    ['it was said to be made', m.made(move, updated, [], { requests }), moved],
    ['it was not late', m.made(move, m.failed('unknown'), changed), moved],
    ['it was never made', m.made(move, m.failed('unknown'), [], { requests: requests.map(unmade) }), {}],
    [
      'it was of the same field',
      m.made(m.update({ name: 'Newer' }), m.failed('unknown'), [], { requests }),
      {},
    ],
  ])('loses it where %s', (_what, late, after) => {
    expect(kinds([renamed, late], after)).toEqual(['lost'])
  })
})

test.each<[string, Partial<TrueCard>]>([
  ['name', { expiry: '01/2033' }],
  ['expiry', { name: 'New' }],
])('a %s that was written, reported and overwritten is lost', (_field, after) => {
  expect(kinds([m.made(rename, updated, changed), m.made(move, updated, changed)], after)).toEqual(['lost'])
})
