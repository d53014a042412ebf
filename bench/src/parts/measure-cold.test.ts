import { expect, test } from '@jest/globals'
import { measureCold } from './measure-cold.js'

test('runs each program once in each round, in a process of its own', async () => {
  const programs = {
    bare: { label: 'nothing', source: '' },
    path: { label: 'one import', source: "import 'node:path'" },
  }
  const results = await measureCold(programs, 2)
  expect([results.bare.length, results.path.length]).toEqual([2, 2])
}, 60_000)

test('says which program has failed', async () => {
  const programs = { wrong: { label: 'one that fails', source: 'process.exit(3)' } }
  await expect(measureCold(programs, 1)).rejects.toThrow('The program "one that fails" ended with 3.')
}, 60_000)
