// Compiled only: each line under an `@ts-expect-error` must not compile, and every other line must.
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import type { Sandbox } from '@cardlane/sandbox'
import { sila } from '@cardlane/sila'
import { paywallOptions, paywintOptions, silaOptions } from './__fixtures__/options.js'
import {
  createCardlane,
  loadCardlane,
  money,
  registerCardlane,
  type Capabilities,
  type CardProvider,
} from './index.js'

declare const sandbox: Sandbox
declare const card: { owner: string; id: string }
declare const expiry: { month: number; year: number }
declare const container: Parameters<typeof registerCardlane>[0]

const adapters = [paywint, paywall, sila] as const
const providers = { paywint: paywintOptions, paywall: paywallOptions, 'sila-us': silaOptions }
const payment = { owner: 'owner', amount: money('150.75', 'USD') }

// What a sandbox describes is a configuration, and each instance keeps what its adapter can.
const cardlane = createCardlane({ adapters, config: { default: 'sila', providers: sandbox.providers } })
const names: readonly ('paywint' | 'paywall' | 'sila')[] = cardlane.names
const expiryAtSila: 'unsupported' = cardlane.provider('sila').capabilities.updateCard.expiry
const expiryAtPaywall: 'direct' = cardlane.provider('paywall').capabilities.updateCard.expiry
const expiryAtPaywint: 'hosted' = cardlane.provider('paywint').capabilities.updateCard.expiry
export const known = { names, expiryAtSila, expiryAtPaywall, expiryAtPaywint }

// What an instance cannot do does not compile.
void cardlane.provider('sila').updateCard({ card, set: { name: 'Groceries' } })
// @ts-expect-error Sila changes only the name of a card.
void cardlane.provider('sila').updateCard({ card, set: { expiry } })
// @ts-expect-error Not even beside a name.
void cardlane.provider('sila').updateCard({ card, set: { name: 'Groceries', expiry } })
// @ts-expect-error Sila has no payment link.
void cardlane.provider('sila').createPaymentLink(payment)
void cardlane.provider('paywall').updateCard({ card, set: { name: 'Groceries', expiry } })
void cardlane.provider('paywall').createPaymentLink(payment)
void cardlane.provider('paywint').updateCard({ card, set: {} })
void cardlane.provider('paywint').addCard({ owner: 'owner' })
// @ts-expect-error Paywint takes no card token: the cardholder types the card in.
void cardlane.provider('paywint').addCard({ owner: 'owner', token: 'made-up-token' })
void cardlane.provider('sila').addCard({ owner: 'owner', token: 'made-up-token', name: 'Second' })

// The default may be any of them, so it is asked at run time.
const byDefault: CardProvider = cardlane.provider()
const canDo: Capabilities = byDefault.capabilities
void byDefault.updateCard({ card, set: { expiry } })
void byDefault.createPaymentLink(payment)
export { canDo }

// Names.
// @ts-expect-error There is no instance of this name.
cardlane.provider('stripe')
const several = createCardlane({ adapters, config: { providers } })
several.provider('sila-us')
// @ts-expect-error The instance is called sila-us.
several.provider('sila')
// @ts-expect-error The default names an instance, not an adapter.
createCardlane({ adapters, config: { default: 'sila', providers } })
// @ts-expect-error The same in a container.
registerCardlane(container, { adapters, config: { default: 'sila', providers } })
registerCardlane(container, { adapters, config: { default: 'sila-us', providers } })

// Adapters.
createCardlane({ adapters, config: { providers: { a: silaOptions, b: { ...silaOptions, maxAttempts: 1 } } } })
// @ts-expect-error No adapter has this name.
createCardlane({ adapters, config: { providers: { a: { ...silaOptions, adapter: 'stripe' } } } })
// @ts-expect-error The adapter is not among the given ones.
createCardlane({ adapters: [paywint], config: { providers: { a: silaOptions } } })
// @ts-expect-error An instance needs an adapter.
createCardlane({ adapters, config: { providers: { a: { environment: 'sandbox' } } } })
// @ts-expect-error The options of one adapter do not fit another.
createCardlane({ adapters, config: { providers: { a: { ...paywintOptions, adapter: 'sila' } } } })

// Options.
// @ts-expect-error There is no such environment.
createCardlane({ adapters, config: { providers: { a: { ...silaOptions, environment: 'test' } } } })
// @ts-expect-error A number is no deadline when it is a text.
createCardlane({ adapters, config: { providers: { a: { ...silaOptions, deadlineMs: '5' } } } })
// @ts-expect-error A credential is no number.
createCardlane({ adapters, config: { providers: { a: { ...paywallOptions, publicKey: 1 } } } })
// @ts-expect-error A way to authenticate has a kind.
createCardlane({ adapters, config: { providers: { a: { ...silaOptions, auth: { clientId: 'a' } } } } })
const fromVault = {
  ...paywallOptions,
  publicKey: () => Promise.resolve('made-up'),
  publicClient: () => 'made-up',
}
createCardlane({ adapters, config: { providers: { a: fromVault } } })

// A file is known at run time only: any name, any capability.
void loadCardlane().then((loaded) => loaded.provider('any').updateCard({ card, set: { expiry } }))
