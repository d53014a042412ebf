import * as cardlane from 'cardlane'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import * as sandbox from '@cardlane/sandbox'
import { sila } from '@cardlane/sila'
import { runFlow } from './flow.cjs'

await runFlow({ cardlane, sandbox, adapters: [paywint, paywall, sila] })
console.log('as ES modules: list, rename and payment link at three providers, and a configuration file')
