import { describe, test } from '@jest/globals'
import { conformanceCases } from '@cardlane/conformance'
import { silaTokenWorld, silaWorld } from '@cardlane/sandbox/conformance'
import { sila } from './index.js'

describe.each([
  ['with signatures', silaWorld],
  ['with an access token', silaTokenWorld],
])('%s', (_, world) => {
  test.each(conformanceCases({ adapter: sila, world }))('$group: $name', ({ run }) => run())
})
