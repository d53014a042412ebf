import { startSandbox } from '@cardlane/sandbox'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import { sila } from '@cardlane/sila'
import { registerCardlane } from 'cardlane'
import { container } from 'tsyringe'
import { capabilityRows } from './capability-table.js'
import { castOf, type ProviderName } from './cast.js'
import { report } from './report.js'
import type { Step } from './step.js'
import { tellStory } from './story.js'
import { textTable } from './text-table.js'
import { Wallet } from './wallet.js'

const adapters = [paywint, paywall, sila]
const sandbox = await startSandbox()
try {
  const cast = castOf(sandbox)
  const stories: [ProviderName, readonly Step[]][] = []
  for (const name of Object.keys(cast) as ProviderName[]) {
    const scope = container.createChildContainer()
    // The only thing that differs from one provider to the next.
    registerCardlane(scope, { adapters, config: { default: name, providers: sandbox.providers } })
    stories.push([name, await tellStory(scope.resolve(Wallet), cast[name])])
  }

  console.log('One application, three providers, one word of configuration between them\n')
  console.log(report(stories))
  console.log('\nWhat the adapters declare that they can\n')
  console.log(textTable(capabilityRows(adapters)))
  if (stories.some(([, steps]) => steps.some(({ broken }) => broken !== undefined))) process.exitCode = 1
} finally {
  await sandbox.close()
}
