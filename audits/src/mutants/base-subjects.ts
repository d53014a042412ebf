import type { Subject } from '@cardlane/conformance'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import { paywallWorld, paywintWorld, silaWorld } from '@cardlane/sandbox/conformance'
import { sila } from '@cardlane/sila'

export const paywintSubject: Subject = { adapter: paywint, world: paywintWorld }
export const paywallSubject: Subject = { adapter: paywall, world: paywallWorld }
export const silaSubject: Subject = { adapter: sila, world: silaWorld }
