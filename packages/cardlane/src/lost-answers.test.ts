import { afterEach, describe, expect, test } from '@jest/globals'
import type { CardlaneError } from '@cardlane/core'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import { startSandbox, type Sandbox, type SandboxOptions } from '@cardlane/sandbox'
import { sila } from '@cardlane/sila'
import { createCardlane, money } from './index.js'

let sandbox: Sandbox
afterEach(() => sandbox.close())

type Provider = 'paywint' | 'paywall' | 'sila'

async function start(options: SandboxOptions = {}, paywintOptions: object = {}) {
  sandbox = await startSandbox(options)
  const { providers } = sandbox
  return createCardlane({
    adapters: [paywint, paywall, sila],
    config: { providers: { ...providers, paywint: { ...providers.paywint, ...paywintOptions } } },
    world: { random: () => 0 },
  })
}

/** Loses every answer to a request, after it was processed or before. */
const lose = (when: 'drop_after' | 'drop_before', provider: Provider, route: string) =>
  sandbox.faults.add({ kind: when, provider, route, times: 'always' })

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => ({ outcome: 'no failure' }),
    (error: unknown) => error as CardlaneError,
  )

describe.each([
  ['sila', 'POST /0.2/update_card', 'user.silamoney.eth'],
  ['paywall', 'PUT /paywall/card', '003'],
] as const)('an update at %s', (name, route, owner) => {
  const rename = async (when: 'drop_after' | 'drop_before') => {
    const provider = (await start()).provider(name)
    const [card] = (await provider.listCards(owner)).cards
    if (card === undefined) throw new Error('There is no card.')
    lose(when, name, route)
    return provider.updateCard({ card: card.ref, set: { name: 'Groceries' } })
  }

  test('whose answer is lost is a success: it was made', async () => {
    expect(await rename('drop_after')).toMatchObject({ status: 'updated', card: { name: 'Groceries' } })
    expect(JSON.stringify(sandbox.truth()[name].cards)).toContain('Groceries')
  })

  test('that is lost on the way was not made, and is said so', async () => {
    expect(await failureOf(rename('drop_before'))).toMatchObject({ outcome: 'not_applied', retryable: true })
    expect(JSON.stringify(sandbox.truth()[name].cards)).not.toContain('Groceries')
  })
})

describe('a payment link at Paywint', () => {
  const route = 'POST /api/platform/payment/create-payment-link/:user_id'
  const pay = async (when: 'drop_after' | 'drop_before', listed: boolean) => {
    const cardlane = await start({ paywint: { unpaidLinksListed: listed } }, { unpaidLinksListed: listed })
    lose(when, 'paywint', route)
    const owner = sandbox.paywint.userId
    const request = { owner, amount: money('150.75', 'USD'), invoiceNumber: 'INV-1001' }
    return failureOf(cardlane.provider('paywint').createPaymentLink(request))
  }

  test.each([
    ['drop_after', true, 'applied'],
    ['drop_before', true, 'not_applied'],
    ['drop_after', false, 'unknown'],
    ['drop_before', false, 'unknown'],
  ] as const)('%s, and unpaid links listed %s: %s', async (when, listed, outcome) => {
    expect(await pay(when, listed)).toMatchObject({ outcome })
    expect(sandbox.paywint.paymentLinks()).toHaveLength(when === 'drop_after' ? 1 : 0)
  })
})

test('a clock that is wrong is corrected once, and the request is accepted', async () => {
  const skewMs = 3_600_000
  sandbox = await startSandbox()
  const cardlane = createCardlane({
    adapters: [sila],
    config: { providers: { sila: sandbox.providers.sila } },
    world: {
      clock: {
        now: () => sandbox.clock.now() - skewMs,
        monotonic: () => sandbox.clock.monotonic(),
        schedule: (task, ms) => sandbox.clock.schedule(task, ms),
      },
    },
  })
  const { meta } = await cardlane.provider('sila').listCards('user.silamoney.eth')
  expect(Math.abs((meta.clockSkewMs ?? 0) - skewMs)).toBeLessThan(10_000)
  expect((await cardlane.provider('sila').listCards('user.silamoney.eth')).meta.attempts).toBe(1)
})
