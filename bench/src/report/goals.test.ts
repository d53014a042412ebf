import { expect, test } from '@jest/globals'
import type { Results } from '../run/results.js'
import { comparedAt, justHeld, warmAt } from './__fixtures__/results.js'
import { isHeld } from './goal.js'
import { goalsOf } from './goals.js'
import { reasons } from './reasons.js'

const missed = (changed: Partial<Results>) =>
  goalsOf({ conditions: justHeld.conditions, ...changed })
    .filter((goal) => !isHeld(goal))
    .map(({ what, measured }) => `${what}: ${measured.toFixed(2)}`)

test('every goal is held where each is just held', () => {
  const goals = goalsOf(justHeld)
  expect(goals.filter((goal) => !isHeld(goal))).toEqual([])
  expect(goals).toHaveLength(30)
})

test('there is a reason for every goal, and no other', () => {
  expect(Object.keys(reasons).sort()).toEqual([...new Set(goalsOf(justHeld).map(({ key }) => key))].sort())
})

test('what was not measured has no goal', () => {
  expect(goalsOf({ conditions: justHeld.conditions, heap: justHeld.heap })).toHaveLength(1)
})

test.each([
  [{ stripe: 99 }, 'Sila, token: beside stripe, 1 at once: 0.81'],
  [{ stripe: 88 }, 'Paywint: beside stripe, 50 at once: 0.91'],
  [{ 'undici-sila-token': 39 }, 'Sila, token: beside bare undici, 50 at once: 2.05'],
  [{ 'undici-paywint': 39 }, 'Paywint: beside bare undici, 50 at once: 2.05'],
  [{ 'cardlane-sila-ecdsa': 152 }, 'Sila, two signatures: beside sila-sdk, 1 at once: 0.76'],
  [{ 'cardlane-sila-ecdsa': 172 }, 'Sila, two signatures: beside sila-sdk, 50 at once: 0.86'],
  [{ 'cardlane-sila-native': 102 }, 'Sila, two signatures in native code: beside sila-sdk, 1 at once: 0.51'],
  [{ 'cardlane-sila-native': 116 }, 'Sila, two signatures in native code: beside sila-sdk, 50 at once: 0.58'],
  [
    { 'cardlane-sila-native': 126 },
    'Sila, two signatures in native code: calls a second beside sila-sdk, 50 at once: 1.59',
  ],
])('calls that cost %j miss a goal', (costs, what) => {
  expect(missed({ warm: warmAt(costs) })).toContain(what)
})

const { idle, limit, heap, listener, instances, cold } = justHeld
const costsMore = (name: string, times: number) => ({
  rounds: { ...listener.rounds, ...instances.rounds, ...comparedAt({ [name]: times }).rounds },
  longestWait: 0,
})

test.each<[string, Partial<Results>]>([
  [
    'Paywint: what a listener adds, 1 at once: 4.00',
    { listener: costsMore('cardlane-paywint with a listener', 104) },
  ],
  [
    'Sila, token: first 100 calls after 60 s of nothing, beside stripe’s: 1.02',
    { idle: { ...idle, cpuUs: { ...idle.cpuUs, 'cardlane-sila-token': [510, 510, 510] } } },
  ],
  [
    '3,000 updates where 200 a second are allowed: failed: 1.00',
    { limit: limit.map((each) => ({ ...each, failures: { rate_limited: 1 } })) },
  ],
  [
    '3,000 updates where 200 a second are allowed: used of that: 94.00',
    { limit: limit.map((each) => ({ ...each, seconds: [200, 176, 4] })) },
  ],
  ['Growth of the heap over 1,000,000 calls for 500,000 owners: 1.01', { heap: { ...heap, slope: 1.01 } }],
  ['A call with 100 instances, beside one: 1.10', { instances: costsMore('cardlane-paywint ×100', 110) }],
  [
    'First completed call of a process, Sila with two signatures: beside stripe’s: 1.31',
    { cold: { ...cold, firstSilaEcdsa: [131, 131, 131] } },
  ],
  ['Import of cardlane and Sila, beyond bare node: 61.00', { cold: { ...cold, cardlane: [101, 101, 101] } }],
  ['Import of @cardlane/core, beyond zod: 11.00', { cold: { ...cold, zod: [39, 39, 39] } }],
  [
    'Packages of cardlane and @cardlane/sila that run a script at install: NaN',
    { weight: { ...justHeld.weight, weights: [] } },
  ],
])('misses "%s"', (what, changed) => {
  expect(missed(changed)).toContain(what)
})
