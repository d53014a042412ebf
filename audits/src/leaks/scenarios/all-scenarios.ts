import { credentialScenarios } from './credential-scenarios.js'
import { echoScenarios } from './echo-scenarios.js'
import { interceptorScenarios } from './interceptor-scenarios.js'
import { linkScenarios } from './link-scenarios.js'
import { networkScenarios } from './network-scenarios.js'
import { sandboxScenarios } from './sandbox-scenarios.js'
import type { Scenario } from './scenario.js'

export const allScenarios: readonly Scenario[] = [
  ...sandboxScenarios,
  ...echoScenarios,
  ...linkScenarios,
  ...credentialScenarios,
  ...interceptorScenarios,
  ...networkScenarios,
]
