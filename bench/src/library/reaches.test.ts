import { expect, test } from '@jest/globals'
import { callsAt, justHeld } from './__fixtures__/results.js'
import { isHeld } from './reach.js'
import { reachesOf } from './reaches.js'
import type { Results } from './results.js'

const missed = (changed: Partial<Results>) =>
  reachesOf({ ...justHeld, ...changed })
    .filter((reach) => !isHeld(reach))
    .map(({ what, measured }) => `${what}: ${measured.toFixed(2)}`)

test('every goal is held where each is just held', () => {
  expect(missed({})).toEqual([])
  expect(reachesOf(justHeld)).toHaveLength(19)
})

test.each([
  [{ 'sila-sdk': 2.2 }, 'Sila, two signatures: processor time beside sila-sdk: 0.45'],
  [{ 'undici-sila-ecdsa': 0.79 }, 'Sila, two signatures: beside bare undici: 1.27'],
  [{ 'axios-sila-token': 1.9 }, 'Sila, token: beside bare axios: 0.53'],
  [{ 'undici-sila-token': 0.4 }, 'Sila, token: beside bare undici: 2.50'],
  [{ 'axios-paywint': 1.9 }, 'Paywint: beside bare axios: 0.53'],
  [{ 'undici-paywint': 0.4 }, 'Paywint: beside bare undici: 2.50'],
  [{ 'sila-sdk': 1.9 }, 'Sila, two signatures, 50 at once: calls per second beside sila-sdk: 1.90'],
] as const)('calls that cost %j miss a goal', (costs, what) => {
  const all = {
    ...{ 'sila-sdk': 2.25, 'cardlane-sila-ecdsa': 1, 'undici-sila-ecdsa': 0.8 },
    ...{ 'axios-sila-token': 2, 'undici-sila-token': 0.5, 'axios-paywint': 2, 'undici-paywint': 0.5 },
  }
  expect(missed({ calls: callsAt({ ...all, ...costs }) })).toContain(what)
})

const { age, instances, cold } = justHeld

const slower = instances.map((each) => (each.instances === 100 ? { ...each, cpuMs: [1.1, 1.1, 1.1] } : each))

test.each<[string, Partial<Results>]>([
  ['A call with 100 instances, beside one: 1.10', { instances: slower }],
  ['A call after 1,000,000 calls, beside one after 10,000: 1.06', { age: { ...age, old: [1.06] } }],
  ['Growth of the heap over 1,000,000 calls: 1.01', { age: { ...age, heapSlope: 1.01 } }],
  [
    'First completed call of a process, Sila with two signatures: beside stripe’s: 1.31',
    { cold: { ...cold, firstSilaEcdsa: [131, 131, 131] } },
  ],
  ['Import of cardlane and Sila, beyond bare node: 61.00', { cold: { ...cold, cardlane: [101, 101, 101] } }],
  ['Import of door 1 of core, beyond zod: 11.00', { cold: { ...cold, zod: [39, 39, 39] } }],
  [
    'Packages of cardlane and @cardlane/sila that run a script at install: 1.00',
    { weights: [{ label: '', packages: 1, bytes: 1, scripted: ['keccak'] }] },
  ],
  ['Packages of cardlane and @cardlane/sila that run a script at install: NaN', { weights: [] }],
])('%s, and no other goal is missed', (what, changed) => {
  expect(missed(changed)).toEqual([what])
})
