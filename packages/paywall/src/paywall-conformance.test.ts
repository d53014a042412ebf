import { test } from '@jest/globals'
import { conformanceCases } from '@cardlane/conformance'
import { paywallWorld } from '@cardlane/sandbox/conformance'
import { paywall } from './index.js'

test.each(conformanceCases({ adapter: paywall, world: paywallWorld }))('$group: $name', ({ run }) => run())
