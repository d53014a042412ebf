import { trace } from '@opentelemetry/api'
import type { Sandbox } from '@cardlane/sandbox'
import type { CardProvider } from 'cardlane'
import type { Logger } from 'pino'

interface Scene {
  readonly cards: CardProvider
  readonly sandbox: Sandbox
  readonly logger: Logger
}

/** What an application does at Sila while the network has a bad day. */
export async function tellStory({ cards, sandbox, logger }: Scene): Promise<void> {
  const owner = sandbox.sila.userHandle
  await trace.getTracer('application').startActiveSpan('open the wallet', async (span) => {
    sandbox.faults.add({ kind: 'status', status: 503 })
    await cards.listCards(owner)

    // The card is added, and the answer is lost.
    sandbox.faults.add({ kind: 'drop_after', route: 'POST /0.2/link_card' })
    await cards.addCard({ owner, token: sandbox.sila.issueCardToken(), name: 'Second card' })

    try {
      await cards.deleteCard({ owner, id: '00000000-0000-4000-8000-000000000001' })
    } catch (err) {
      logger.warn({ err }, 'The card could not be deleted')
    }
    span.end()
  })
}
