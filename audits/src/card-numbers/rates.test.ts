import { expect, test } from '@jest/globals'
import { containsCardNumber } from '@cardlane/core/adapter'
import { disguises, drawCardNumber } from './disguises.js'
import { isWithinBounds, measure } from './measure.js'
import { createRandom } from './random.js'
import type { TextKind } from './text-kind.js'
import { textKinds } from './text-kinds.js'

test.each(textKinds)('$kind: no more are refused than may be', (kind) => {
  const rate = measure(kind, 5000, 7)
  expect({ ...rate, isWithinBounds: isWithinBounds(rate) }).toMatchObject({ isWithinBounds: true })
})

test('of 10,000 numbers of 16 random digits, these begin and add up like a card number', () => {
  const kind: TextKind = { kind: '16 digits', make: (random) => random.number(16), atMost: 0.04 }
  const rate = measure(kind, 10_000, 7)
  expect([rate.mistaken, rate.example, isWithinBounds(rate)]).toEqual([427, '2328876967942578', false])
})

test.each(disguises)('a card number written $disguise is always found', ({ hide }) => {
  const random = createRandom(7)
  const texts = Array.from({ length: 2000 }, () => hide(drawCardNumber(random), random))
  expect(texts.filter((text) => !containsCardNumber(text))).toEqual([])
})
