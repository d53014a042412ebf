import { paywallTarget } from './paywall-target.js'
import { paywintTarget } from './paywint-target.js'
import { silaTargets } from './sila-target.js'
import type { Target } from './target.js'

export const targets: readonly Target[] = [paywintTarget, paywallTarget, ...silaTargets]
