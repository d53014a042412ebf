import { faultKinds, readFault } from '@cardlane/sandbox'
import { expect, test } from '@jest/globals'
import { allScenarios } from './all-scenarios.js'

const staged = allScenarios.map(({ name, stage }) => ({
  name,
  ...stage({ canaries: [], shared: () => [], letTimePass: () => undefined }),
}))

test('every fault that the sandbox knows is met, with the fields that it needs', () => {
  const faults = staged.flatMap(({ fault }) => (fault === undefined ? [] : [readFault(fault)]))
  expect([...new Set(faults.map(({ kind }) => kind))]).toEqual(faultKinds)
})

test('every scenario has a name of its own', () => {
  const names = staged.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
