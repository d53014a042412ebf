import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import { sila } from '@cardlane/sila'
import { capabilityRows } from '../examples/wallet/src/capability-table.js'

test('the capability table of the README is what the adapters declare', () => {
  const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')
  const rows = capabilityRows([paywint, paywall, sila]).slice(1)

  const inReadme = readme
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replaceAll('`', '').trim()),
    )
  expect(inReadme).toEqual(expect.arrayContaining(rows))
})
