import { describe, expect, test } from '@jest/globals'
import * as m from './__fixtures__/made-up.js'
import { drawBurst, usualOperations, type Draw } from './draw.js'
import { planCall } from './plan-call.js'
import { createChance } from './seeded.js'
import type { Stage, TrueCard } from './stage.js'

const draw = (seed: string, count = 300, operations = usualOperations) => {
  const chance = createChance(seed, 'worker-1')
  return Array.from({ length: count }, () => drawBurst(chance, operations))
}

test('the same seed draws the same calls, and another one others', () => {
  expect(draw('7')).toEqual(draw('7'))
  expect(draw('7')).not.toEqual(draw('8'))
})

test('every operation is drawn, alone and in twos, and updates of one card at the same time', () => {
  const bursts = draw('7')
  const operations = bursts.flatMap(({ calls }) => calls.map(({ operation }) => operation))
  expect(new Set(operations)).toEqual(new Set(usualOperations))
  expect(new Set(bursts.map(({ calls }) => calls.length))).toEqual(new Set([1, 2]))
  const races = bursts.filter(
    ({ calls: [one, other] }) =>
      one?.operation === 'updateCard' && other?.operation === 'updateCard' && one.which === other.which,
  )
  expect(races.length).toBeGreaterThan(30)
})

test('only what is asked for is drawn', () => {
  const operations = draw('7', 300, ['getCard']).flatMap(({ calls }) =>
    calls.map(({ operation }) => operation),
  )
  expect(new Set(operations)).toEqual(new Set(['getCard']))
})

describe('what is drawn fits the cards that there are:', () => {
  const [first] = draw('7')[0]?.calls ?? []
  const other: TrueCard = { ...m.trueCard, subject: 'card-2', key: 'card-2', id: 'card-2' }
  const plan = (
    drawn: Partial<Draw>,
    { cards = [m.trueCard, other], stage = m.stage }: { cards?: readonly TrueCard[]; stage?: Stage } = {},
  ) => {
    if (first === undefined) throw new Error('Nothing was drawn.')
    const knownIds = new Map([['card-1', 'stable-1']])
    const context = { stage, holder: m.holder, cards, knownIds, number: 9 }
    return planCall({ ...first, byRotatingId: false, ...drawn }, context).ask
  }

  test('any of them', () => {
    expect(plan({ operation: 'getCard', which: 0.4 })).toMatchObject({ target: { subject: 'card-1' } })
    expect(plan({ operation: 'getCard', which: 0.6 })).toMatchObject({ target: { subject: 'card-2' } })
  })

  test('without cards one is added, and with too many one is deleted', () => {
    expect(plan({ operation: 'getCard' }, { cards: [] }).operation).toBe('addCard')
    expect(plan({ operation: 'addCard' }, { stage: { ...m.stage, room: 2 } }).operation).toBe('deleteCard')
    expect(plan({ operation: 'addCard' }, { stage: { ...m.stage, room: 3 } }).operation).toBe('addCard')
  })

  test('a new card has other last digits', () => {
    const stage = { ...m.stage, cardToken: (last4: string) => `token of ${last4}` }
    expect(plan({ operation: 'addCard' }, { stage })).toMatchObject({ card: { token: 'token of 0009' } })
    const cards = [{ ...m.trueCard, last4: '0009' }]
    expect(plan({ operation: 'addCard' }, { stage, cards })).toMatchObject({
      card: { token: 'token of 0010' },
    })
  })

  test.each([
    [
      { idsRotate: false, byRotatingId: false },
      { ref: { id: 'card-1' }, rotates: false },
    ],
    [
      { idsRotate: true, byRotatingId: false },
      { ref: { id: 'stable-1' }, rotates: false },
    ],
    [
      { idsRotate: true, byRotatingId: true },
      { ref: { id: 'card-1' }, rotates: true },
    ],
  ])('with %j a card is asked for by %j', ({ idsRotate, byRotatingId }, target) => {
    const stage = { ...m.stage, idsRotate }
    expect(plan({ operation: 'getCard', which: 0, byRotatingId }, { stage })).toMatchObject({ target })
  })

  test('an expiry that cannot be changed is asked for beside a name only', () => {
    const stage: Stage = { ...m.stage, impossible: new Set(['expiry']) }
    const set = (fields: Draw['fields'], given = m.stage) =>
      Object.keys((plan({ operation: 'updateCard', fields }, { stage: given }) as { set: object }).set)
    expect([set('name'), set('expiry'), set('both')]).toEqual([['name'], ['expiry'], ['name', 'expiry']])
    expect([set('name', stage), set('expiry', stage), set('both', stage)]).toEqual([
      ...[['name'], ['name'], ['name', 'expiry']],
    ])
  })
})
