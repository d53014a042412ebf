import { test } from '@jest/globals'
import { conformanceCases } from '@cardlane/conformance'
import { paywintWorld } from '@cardlane/sandbox/conformance'
import { paywint } from './index.js'

test.each(conformanceCases({ adapter: paywint, world: paywintWorld }))('$group: $name', ({ run }) => run())
