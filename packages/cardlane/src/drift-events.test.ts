import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { CardlaneEvent } from '@cardlane/core/adapter'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import { startSandbox, type Sandbox } from '@cardlane/sandbox'
import { sila } from '@cardlane/sila'
import { createCardlane } from './index.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

test.each([
  ['paywint', (): string | undefined => sandbox.paywint.cards()[0]?.user_id, ['body.records.0.card_type']],
  ['paywall', (): string | undefined => sandbox.paywall.cards()[0]?.RelationalId1, ['body.Body.0.CardType']],
  [
    'sila',
    (): string | undefined => 'user.silamoney.eth',
    ['body.cards.0.card_type', 'body.cards.0.card_network'],
  ],
] as const)(
  '%s: a value that nobody has seen before is let through, and told',
  async (name, ownerOf, paths) => {
    const events: CardlaneEvent[] = []
    const cardlane = createCardlane({
      adapters: [paywint, paywall, sila],
      config: { providers: sandbox.providers },
      world: { onEvent: (event) => events.push(event) },
    })
    const drifts = () => events.filter(({ type }) => type === 'drift')

    await cardlane.provider(name).listCards(ownerOf() ?? '')
    expect(drifts()).toEqual([])

    sandbox.faults.add({ kind: 'unknown_enum', provider: name })
    const { cards } = await cardlane.provider(name).listCards(ownerOf() ?? '')
    expect(JSON.stringify(cards).toLowerCase()).toContain('never_seen_before')
    expect(drifts()).toMatchObject([{ provider: name, operation: 'listCards', paths }])
  },
)
