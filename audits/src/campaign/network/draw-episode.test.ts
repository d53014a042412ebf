import { expect, test } from '@jest/globals'
import { usualOperations } from '../draw.js'
import { createChance } from '../seeded.js'
import { drawEpisode } from './draw-episode.js'
import { networkFaults, phases, routesOf, traitsOf } from './network-fault.js'

const settings = { faults: networkFaults, operations: usualOperations }
const draw = (seed: string) => {
  const chance = createChance(seed, 'worker-1')
  return Array.from({ length: 1500 }, () => drawEpisode(chance, settings))
}
const episodes = draw('7')

test('the same seed draws the same faults and calls, and another one others', () => {
  expect(draw('7')).toEqual(episodes)
  expect(draw('8')).not.toEqual(episodes)
})

test('every phase has faults, and every fault is drawn', () => {
  expect(new Set(networkFaults.map((fault) => traitsOf(fault).phase))).toEqual(new Set(phases))
  expect(new Set(episodes.map(({ fault }) => fault.kind))).toEqual(new Set(networkFaults))
})

test.each(networkFaults)(
  '%s meets calls with a deadline, without one, and such as are aborted, on every route',
  (kind) => {
    const alike = episodes.filter(({ fault }) => fault.kind === kind)
    const calls = alike.flatMap(({ during }) => during)
    expect(calls.some(({ byInstance }) => byInstance === true)).toBe(true)
    expect(calls.some(({ abortsAfterMs }) => abortsAfterMs !== undefined)).toBe(true)
    expect(calls.some(({ deadlineMs }) => deadlineMs <= 300)).toBe(true)
    expect(new Set(alike.map(({ instance }) => instance.route))).toEqual(new Set(routesOf(kind)))
  },
)

test('without headers of its own, an instance makes one change at a time', () => {
  for (const { instance, before, during } of episodes) {
    if (instance.configured) continue
    const [, ...further] = during
    expect([...before, ...further].every(({ operation }) => operation === 'listCards')).toBe(true)
  }
})
