// The conformance kit under node:test, with the built packages: one group of cases, quick enough for every check.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { conformanceCases, omittedCases } from '@cardlane/conformance'
import { silaTokenWorld } from '@cardlane/sandbox/conformance'
import { sila } from '@cardlane/sila'

const subject = { adapter: sila, world: silaTokenWorld }

for (const { group, name, run } of conformanceCases(subject)) {
  if (group === 'partial updates') test(`${group}: ${name}`, run)
}

test('the kit says the same as CommonJS', async () => {
  const require = createRequire(import.meta.url)
  const { conformanceCases: casesOf } = require('@cardlane/conformance')
  const { silaTokenWorld: world } = require('@cardlane/sandbox/conformance')
  const { sila: adapter } = require('@cardlane/sila')
  const cases = casesOf({ adapter, world })

  const namesOf = (list) => list.map(({ group, name }) => `${group}: ${name}`)
  assert.deepEqual(namesOf(cases), namesOf(conformanceCases(subject)))
  await cases.find(({ group }) => group === 'drift').run()
})

for (const { group, name, reason } of omittedCases(subject)) {
  if (group === 'partial updates') test(`${group}: ${name}`, { skip: reason })
}
