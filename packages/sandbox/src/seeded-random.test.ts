import { expect, test } from '@jest/globals'
import { createSeededRandom } from './seeded-random.js'

const draw = (seed: string, stream: string) => {
  const random = createSeededRandom(seed, stream)
  return Array.from({ length: 20 }, () => random.fraction())
}

test('a seed and a stream determine what is drawn', () => {
  expect(draw('1', 'a')).toEqual(draw('1', 'a'))
  expect(draw('1', 'a')).not.toEqual(draw('2', 'a'))
  expect(draw('1', 'a')).not.toEqual(draw('1', 'b'))
  expect(draw('1', '1')).not.toEqual(draw('11', ''))
})

test('draws evenly, and within the bounds', () => {
  const random = createSeededRandom('1', 'a')
  const counts = new Map<number, number>()
  for (let draws = 0; draws < 6000; draws += 1) {
    const face = random.between(1, 6)
    counts.set(face, (counts.get(face) ?? 0) + 1)
  }
  expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6])
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  expect(() => random.pick([])).toThrow('There is nothing to pick from.')
})

test('makes UUIDs of version 4, and never the same one', () => {
  const random = createSeededRandom('1', 'a')
  const uuids = Array.from({ length: 1000 }, random.uuid)
  for (const uuid of uuids)
    expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(new Set(uuids).size).toBe(1000)
})

test('goes on from where it was saved', () => {
  const random = createSeededRandom('1', 'a')
  random.bytes(7)
  const saved = random.save()
  const next = random.uuid()
  const other = createSeededRandom('2', 'b')
  other.restore(saved)
  expect(other.uuid()).toBe(next)
})
