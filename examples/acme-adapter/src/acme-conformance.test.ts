import { test } from '@jest/globals'
import { conformanceCases } from '@cardlane/conformance'
import { acmeWorld } from './__fixtures__/acme-world.js'
import { acme } from './index.js'

test.each(conformanceCases({ adapter: acme, world: acmeWorld }))('$group: $name', ({ run }) => run())
