import type { Card } from '@cardlane/core'
import { describe, expect, test } from '@jest/globals'
import * as m from './__fixtures__/made-up.js'
import type { Ask } from './ask.js'
import { judgeShown } from './judge-shown.js'
import type { Run } from './run.js'
import type { TrueCard } from './stage.js'

const { trueCard, stage, holder } = m
const renamed: TrueCard = { ...trueCard, name: 'New' }
const other: TrueCard = { ...trueCard, subject: 'card-2', key: 'card-2', id: 'card-2' }
const rename = m.update({ name: 'New' })
const otherRef = { owner: 'owner-1', id: 'card-2' }

interface Scene {
  readonly runs: readonly Run[]
  readonly before?: readonly TrueCard[]
  readonly after?: readonly TrueCard[]
}

const problems = ({ runs, before = [trueCard], after = [trueCard] }: Scene) =>
  judgeShown({ runs, before, after, stage, holder }).map(({ kind, truth }) => `${kind}: ${truth}`)

const result = (ask: Ask, ...cards: readonly Card[]): Run => m.made(ask, m.succeeded('read', ...cards))

describe('the card is the true one:', () => {
  test.each<[string, Scene]>([
    ['read', { runs: [result(m.read, m.shown())] }],
    ['renamed', { runs: [result(rename, m.shown({ name: 'New' }))], after: [renamed] }],
    [
      'read before or after another call has renamed it',
      {
        runs: [result(m.read, m.shown()), result(m.read, m.shown({ name: 'New' })), result(rename)],
        after: [renamed],
      },
    ],
    [
      'added',
      {
        runs: [m.made(m.addition, m.succeeded('added', m.shown({ ref: otherRef })), ['card.added card-2'])],
        after: [trueCard, other],
      },
    ],
    ['listed', { runs: [result(m.listing, m.shown())] }],
    ['listed before it was deleted', { runs: [result(m.listing, m.shown())], after: [] }],
    ['listed after it was deleted', { runs: [result(m.listing)], after: [] }],
    [
      'listed after it was added',
      {
        runs: [
          result(m.listing, m.shown(), m.shown({ ref: otherRef })),
          m.made(m.addition, m.failed('unknown')),
        ],
      },
    ],
  ])('%s', (_what, scene) => {
    expect(problems(scene)).toEqual([])
  })
})

describe('is a lie:', () => {
  test.each<[string, Scene, RegExp]>([
    ['the name', { runs: [result(m.read, m.shown({ name: 'New' }))] }, /shows the name "New".*"Old" before/],
    [
      'the old name',
      { runs: [result(rename, m.shown())], after: [renamed] },
      /shows the name "Old".*"New" now/,
    ],
    ['no name', { runs: [result(m.read, { ...m.shown(), name: '' })] }, /shows the name ""/],
    [
      'the expiry',
      { runs: [result(m.read, m.shown({ expiry: { month: 10, year: 2031 } }))] },
      /shows the expiry "10\/2031".*"11\/2031"/,
    ],
    [
      'the last digits',
      { runs: [result(m.read, m.shown({ last4: '4444' }))] },
      /shows …4444, the card has …4242/,
    ],
    ['another card', { runs: [result(m.read, m.shown({ ref: otherRef }))] }, /shows another card: card-2/],
    ['a card that was not added', { runs: [m.made(m.addition, m.succeeded('added', m.shown()))] }, /no card/],
    ['a card left out', { runs: [result(m.listing)] }, /card-1 is not listed/],
    [
      'a card made up',
      { runs: [result(m.listing, m.shown(), m.shown({ ref: otherRef }))] },
      /There is no card card-2/,
    ],
    ['a listed name', { runs: [result(m.listing, m.shown({ name: 'New' }))] }, /shows the name "New"/],
  ])('%s', (_what, scene, text) => {
    const [first, ...more] = problems(scene)
    expect(first).toMatch(text)
    expect(more).toEqual([])
  })
})
