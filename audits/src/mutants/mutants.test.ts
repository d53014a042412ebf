import { expect, test } from '@jest/globals'
import { hunt } from './hunt.js'
import { mutants } from './mutants.js'

test.each(mutants)(
  'the kit catches an adapter that $name',
  async (mutant) => {
    expect(await hunt(mutant)).toBeDefined()
  },
  60_000,
)

test('there are enough of them, each with a name of its own', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
  expect(mutants.length).toBeGreaterThanOrEqual(25)
})
