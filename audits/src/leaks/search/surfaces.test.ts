import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { newText } from './canary.js'
import { searchExhibit } from './inspection.js'
import { createSearcher } from './searcher.js'
import { surfaces } from './surfaces.js'

const secret = newText.text()
const searcher = createSearcher([{ name: 'secret', text: secret }])

const deep = (value: unknown, depth = 6): unknown =>
  depth === 0 ? value : { deeper: deep(value, depth - 1) }

const unprintable = { [inspect.custom]: () => 'hidden', toString: () => 'hidden', toJSON: () => 'hidden' }

/** Something that says nothing of itself but where `how` says otherwise. */
const quiet = (how: object) => Object.assign(Object.create(unprintable) as object, how)

/** For every surface, a value that leaks there. */
const leaks: Readonly<Record<string, unknown>> = {
  inspect: { secret },
  'inspect, deep': deep(Object.defineProperty({}, 'hidden', { get: () => secret })),
  'inspect, raw': quiet({ secret }),
  JSON: quiet({ toJSON: () => ({ secret }) }),
  '%s': quiet({ toString: () => secret, [inspect.custom]: undefined }),
  '%o': { act: Object.assign(() => undefined, { secret }) },
  '%O': { deeper: { secret } },
  '%j': quiet({ toJSON: () => ({ secret }) }),
  String: quiet({ toString: () => secret }),
  structuredClone: quiet({ secret }),
  'console.error': new Error(secret),
  'console.error, in text': new Error(secret),
  'console.dir': quiet({ deeper: { secret } }),
  'console.table': { secret },
  stack: quiet({ stack: `Error: ${secret}\n    at there` }),
  causes: quiet({ cause: { cause: deep({ secret }) } }),
}

test('there is a leak for every surface', () => {
  expect(Object.keys(leaks)).toEqual(surfaces.map(({ name }) => name))
})

describe('a leak is found on', () => {
  test.each(Object.entries(leaks))('%s', (name, value) => {
    const { hits } = searchExhibit({ what: 'it', value }, searcher, () => false)
    expect(hits).toContainEqual({ exhibit: 'it', surface: name, path: '', canary: 'secret', how: 'as it is' })
  })
})

test('what a surface throws is what it shows', () => {
  const value = {
    toJSON() {
      throw new Error(secret)
    },
  }
  const { hits } = searchExhibit({ what: 'it', value }, searcher, () => false)
  expect(hits.map(({ surface }) => surface)).toContain('JSON')
})

test('a value that holds nothing has been searched on every surface, with no hit', () => {
  const { hits, searched } = searchExhibit({ what: 'it', value: new Error('no') }, searcher, () => false)
  expect(hits).toEqual([])
  expect(searched).toEqual([...surfaces.map(({ name }) => name), 'properties'])
})

test('something large is searched by its properties alone', () => {
  const { hits, searched } = searchExhibit(
    { what: 'it', value: { secret }, large: true },
    searcher,
    () => false,
  )
  expect(hits).toMatchObject([{ surface: 'properties', path: '.secret' }])
  expect(searched).toEqual(['properties'])
})
