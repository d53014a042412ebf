import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { describe, expect, test } from '@jest/globals'
import { listing } from './__fixtures__/listing-adapter.js'
import { conformanceCases, omittedCases } from './conformance-cases.js'
import type { World } from './world.js'

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')

/** The world of the README, as it is printed there. */
function worldInReadme(): World {
  const [, example = ''] = /```js\n(import \{ once \}[\s\S]*?)```/.exec(readme) ?? []
  const code = example.replace(/^import .*$/gm, '').replace('export const', 'const')
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the example of our own README
  const make = new Function('once', 'createServer', 'json', `${code}\nreturn acmeWorld`) as (
    ...modules: unknown[]
  ) => World
  return make(once, createServer, json)
}

const subject = { adapter: listing, world: worldInReadme() }

describe('an adapter passes with the world of the README', () => {
  test.each(conformanceCases(subject))('$group: $name', ({ run }) => run())
})

test('the README names every group', () => {
  const groups = [...conformanceCases(subject), ...omittedCases(subject)].map(({ group }) => group)
  const rows = Array.from(readme.matchAll(/^\| ([a-z ]+?) +\| /gm), ([, group]) => group)
  expect(rows).toEqual(expect.arrayContaining([...new Set(groups)]))
})
