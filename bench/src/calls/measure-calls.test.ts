import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { measureAge } from '../growth/measure-age.js'
import { measureInstances } from '../growth/measure-instances.js'
import { inThisProcess } from './__fixtures__/in-this-process.js'
import { measureCalls, rotated } from './measure-calls.js'
import { openStage, type Stage } from './stage.js'
import { subjectNames } from './subject-list.js'

const quiet = () => undefined
let stage: Stage
beforeAll(async () => {
  stage = await openStage(inThisProcess)
})
afterAll(() => stage.stop())

// A subject that does not send what it has to, or is not answered as it should be, would end these.
test('every subject makes its calls, one after the other and at once', async () => {
  const results = await measureCalls(stage, { rounds: 2, warmUpCalls: 1, calls: 4, runIn: 1 }, quiet)
  expect(Object.keys(results)).toEqual(subjectNames)
  for (const { sequential, concurrent } of Object.values(results)) {
    expect([sequential.length, concurrent.length]).toEqual([2, 2])
    for (const sample of [...sequential, ...concurrent]) {
      expect(Math.min(...(Object.values(sample) as number[]))).toBeGreaterThan(0)
    }
  }
}, 60_000)

test('growth is measured for one, ten and a hundred instances, and over calls', async () => {
  const plan = { rounds: 2, warmUpCalls: 1, calls: 4, runIn: 1, replicas: 1 }
  const instances = await measureInstances(stage, plan, quiet)
  expect(instances.map((each) => [each.instances, each.cpuMs.length])).toEqual([
    [1, 2],
    [10, 2],
    [100, 2],
  ])

  const age = await measureAge(stage, { oldCalls: 10, youngCalls: 2, rounds: 2, calls: 2, runIn: 1 }, quiet)
  expect(age.heap.map(({ x }) => x)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect([age.young.length, age.old.length, age.twinBefore.length, age.twinAfter.length]).toEqual([
    2, 2, 2, 2,
  ])
}, 60_000)

test('a round begins one further than the round before', () => {
  expect([0, 1, 4].map((by) => rotated(['a', 'b', 'c'], by).join(''))).toEqual(['abc', 'bca', 'bca'])
})
