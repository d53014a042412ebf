import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { readBudgets } from './budget-file.js'
import { budgetsOf, overBudget } from './budgets.js'
import { measureSizes, type Sizes } from './measure-sizes.js'
import { sizeRows } from './size-rows.js'

let sizes: Sizes
beforeAll(async () => {
  sizes = await measureSizes()
}, 60_000)

test('no bundle weighs more than its budget allows (npm run bench:sizes -- --write takes the sizes of now)', () => {
  expect(overBudget(sizes, readBudgets(join(__dirname, '..', '..')))).toEqual([])
})

test('a bundle may grow by a tenth, and no more', () => {
  const budgets = budgetsOf(sizes)
  const smaller = (total: number) => ({ ...budgets, cardlane: { total, loaded: sizes.cardlane.loaded } })
  const { total } = sizes.cardlane
  expect(overBudget(sizes, smaller(Math.ceil(total / 1.1)))).toEqual([])
  const budget = Math.floor(total / 1.2)
  expect(overBudget(sizes, smaller(budget))).toEqual([
    `cardlane weighs ${total} bytes, 20 % more than its budget of ${budget}.`,
  ])
})

test('a bundle without a budget is told', () => {
  const { cardlane: _, ...others } = budgetsOf(sizes)
  expect(overBudget(sizes, others)).toEqual(['cardlane has no budget.'])
})

test('what is not used is left out, and what an import loads is part of what it may load', () => {
  const one = sizes['isCardlaneError of @cardlane/core']
  expect(one.total).toBeLessThan(sizes['@cardlane/core'].total / 2)
  for (const { loaded, total, own } of Object.values(sizes)) {
    expect(loaded).toBeGreaterThan(0)
    expect(Math.max(loaded, own)).toBeLessThanOrEqual(total)
  }
})

test('core brings nothing but itself', () => {
  const { own, total } = sizes['@cardlane/core']
  expect(total - own).toBeLessThan(own / 10)
})

test('the table says what each adapter brings', () => {
  const brought = sizes['cardlane and @cardlane/sila'].total - sizes['createCardlane alone'].total
  expect(sizeRows(sizes)).toContainEqual([
    'what @cardlane/sila brings to cardlane',
    ...['', (brought / 1000).toFixed(1), ''],
  ])
})
