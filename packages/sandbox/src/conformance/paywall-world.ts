import type { Backend, SeedCard, World } from '@cardlane/conformance'
import { seededCard, type PaywallCardRecord } from '../paywall/paywall-card.js'
import { startSandbox } from '../start-sandbox.js'
import { effectsOf, withUnknownValue } from './effects.js'

/**
 * Paywall, simulated: with rotating UniqueCodes, as its documentation warns of them. The documented failure of every call
 * is `Result: false` (developer.paywall.one); its codes mean different things in different APIs.
 */
export const paywallWorld: World = {
  open,
  drift: (answer) => withUnknownValue(answer, ['CardType']),
  failures: [
    {
      name: 'HTTP 200 with Result: false',
      operations: ['updateCard', 'addCard', 'createPaymentLink', 'listCards', 'getCard', 'deleteCard'],
      answer: { status: 200, body: { ErrorCode: 2, Result: false, Message: 'Invalid data', Body: null } },
      expected: {
        ...{ code: 'request_rejected', outcome: 'not_applied', retryable: false },
        providerCode: '2',
      },
    },
  ],
}

async function open(cards: readonly SeedCard[]): Promise<Backend> {
  const sandbox = await startSandbox({ paywall: { cards: cards.map(recordOf), rotation: 'after-update' } })
  const { paywall, providers } = sandbox
  const { adapter: _adapter, ...options } = providers.paywall
  const { publicKey, publicClient, privateKey, privateClient } = options
  return {
    options,
    wrongOptions: { ...options, publicKey: 'another-made-up-key', privateKey: 'another-made-up-key' },
    credentials: [publicKey, publicClient, privateKey, privateClient],
    owner: seededCard('').RelationalId1,
    unknownCardId: 'AAAA+/@@@@@no-card-has-this-code==',
    cards: () =>
      paywall
        .cards()
        .map(({ Name: name, CardLastFour: last4, Month, Year, UniqueCode: _rotates, ...rest }) => ({
          ...{ key: `${rest.RelationalId1} ${rest.CardBin} ${last4}`, name, last4, rest },
          ...{ expiry: { month: Month, year: Year }, expiryText: `${Month} ${Year}` },
        })),
    effects: () => effectsOf(paywall.effects()),
    cardToken: () => paywall.issueCardToken(),
    close: () => sandbox.close(),
  }
}

function recordOf({ name, last4, expiry }: SeedCard): PaywallCardRecord {
  return {
    ...seededCard(''),
    ...{ Name: name, CardLastFour: last4, Month: expiry.month, Year: expiry.year },
    UniqueCode: `first+/@@@@@code-of-${last4}==`,
  }
}
