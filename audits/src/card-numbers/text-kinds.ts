import { businessTexts } from './business-texts.js'
import { longNumbers } from './long-numbers.js'
import { machineIds } from './machine-ids.js'
import { phoneNumbers } from './phone-numbers.js'
import type { TextKind } from './text-kind.js'

export const textKinds: readonly TextKind[] = [
  ...machineIds,
  ...phoneNumbers,
  ...businessTexts,
  ...longNumbers,
]
