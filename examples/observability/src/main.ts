import { startSandbox } from '@cardlane/sandbox'
import { ConsoleMetricExporter } from '@opentelemetry/sdk-metrics'
import { ConsoleSpanExporter } from '@opentelemetry/sdk-trace-base'
import { createCards } from './create-cards.js'
import { createLogger } from './create-logger.js'
import { startTelemetry } from './start-telemetry.js'
import { tellStory } from './tell-story.js'

const telemetry = startTelemetry({ spans: new ConsoleSpanExporter(), metrics: new ConsoleMetricExporter() })
const sandbox = await startSandbox()
try {
  const logger = createLogger()
  const cards = createCards({ providers: sandbox.providers, logger }).provider('sila')
  await tellStory({ cards, sandbox, logger })
} finally {
  await sandbox.close()
  await telemetry.end()
}
