import { describe, test } from '@jest/globals'
import { conformanceCases } from '@cardlane/conformance'
import { subjects } from './subjects.js'

const inMemory = Object.entries(subjects).filter(([name]) => name.startsWith('memory'))

describe.each(inMemory)('%s', (_, subject) => {
  test.each(conformanceCases(subject))('$group: $name', ({ run }) => run())
})
