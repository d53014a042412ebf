import { expect, test } from '@jest/globals'
import { judge } from './judge.js'
import type { Speed } from './measure-speed.js'

const speed = (name: string, perSecond: number): Speed => ({
  ...{ name, perSecond, requests: 200_000, p50Ms: 1, p99Ms: 1, cpuMs: 1 },
})

const of = ({ paywint = 2000, everything = 2000, heapSlope = 10 }) => ({
  providers: [speed('Paywint', paywint), speed('Paywall', 5000)],
  everything: { speed: speed('all', everything), marks: [], heapSlope, rssSlope: 1000 },
})

test('finds nothing wrong with what is fast and flat enough', () => {
  expect(judge(of({}))).toEqual([])
})

test.each([
  [{ paywint: 1999.9 }, ['Paywint: 1999 requests per second are too few.']],
  [{ everything: 1000 }, ['all: 1000 requests per second are too few.']],
  [{ heapSlope: 11 }, ['The heap has grown by 2200000 bytes.']],
])('tells of %j', (measured, problems) => {
  expect(judge(of(measured))).toEqual(problems)
})
