import type { Backend, SeedCard, World } from '@cardlane/conformance'
import { seededCard, seededUserId, type PaywintCardRecord } from '../paywint/paywint-card.js'
import { startSandbox } from '../start-sandbox.js'
import { effectsOf, withUnknownValue } from './effects.js'

/** Paywint, simulated. Its failures are those of developer.paywint.com: 422, and what the envelope of a 200 can say. */
export const paywintWorld: World = {
  open,
  drift: (answer) => withUnknownValue(answer, ['card_type']),
  failures: [
    {
      name: 'HTTP 422 with details',
      operations: ['updateCard', 'addCard', 'createPaymentLink', 'listCards', 'getCard', 'deleteCard'],
      answer: {
        status: 422,
        body: {
          detail: [{ loc: ['body', 'purpose', 0], msg: 'field required', type: 'value_error.missing' }],
        },
      },
      expected: { code: 'request_rejected', outcome: 'not_applied', retryable: false },
    },
    {
      name: 'HTTP 200 with success: false',
      operations: ['updateCard', 'addCard', 'createPaymentLink', 'listCards', 'getCard', 'deleteCard'],
      answer: { status: 200, body: { success: false, message: 'Something went wrong', data: null } },
      expected: { code: 'request_rejected', outcome: 'not_applied', retryable: false },
    },
    {
      name: 'HTTP 200 without a link',
      operations: ['updateCard', 'addCard'],
      answer: { status: 200, body: { success: true, message: 'OK', data: { secure_link: null } } },
      expected: { code: 'unexpected_response', outcome: 'not_applied', retryable: false },
    },
  ],
}

async function open(cards: readonly SeedCard[]): Promise<Backend> {
  const sandbox = await startSandbox({ paywint: { cards: cards.map(recordOf) } })
  const { paywint, providers } = sandbox
  const { adapter: _adapter, ...options } = providers.paywint
  return {
    options,
    wrongOptions: { ...options, secretKey: 'another-made-up-secret' },
    credentials: [options.platformId, options.secretKey],
    owner: seededUserId,
    unknownCardId: '00000000-0000-4000-8000-000000000404',
    cards: () =>
      paywint
        .cards()
        .map(({ card_id: key, card_nick_name: name, card_number: last4, card_exp: expiryText, ...rest }) => ({
          ...{ key, name, last4, expiryText, rest },
          expiry: { month: Number(expiryText.slice(0, 2)), year: Number(expiryText.slice(3)) },
        })),
    effects: () => effectsOf(paywint.effects()),
    close: () => sandbox.close(),
  }
}

function recordOf({ name, last4, expiry }: SeedCard): PaywintCardRecord {
  return {
    ...seededCard,
    card_id: `00000000-0000-4000-8000-00000000${last4}`,
    card_number: last4,
    card_exp: `${String(expiry.month).padStart(2, '0')}/${expiry.year}`,
    card_nick_name: name,
  }
}
