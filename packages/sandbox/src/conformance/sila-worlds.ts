import type { Backend, SeedCard, World } from '@cardlane/conformance'
import { seededCard, type SilaCardRecord } from '../sila/sila-card.js'
import type { SilaSimulator } from '../sila/sila-simulator.js'
import { startSandbox, type Sandbox } from '../start-sandbox.js'
import { effectsOf, withUnknownValue } from './effects.js'

/** Sila, simulated, with two signatures on every request. */
export const silaWorld: World = worldWith({
  auth: ({ providers }) => providers.sila.auth,
  wrong: { appKey: '33'.repeat(32) },
  credentials: ({ appKey, userKey }) => [appKey, userKey],
})

/** Sila, simulated, with an access token that is fetched first. */
export const silaTokenWorld: World = worldWith({
  auth: ({ sila: { clientId, clientSecret } }) => ({ kind: 'token', clientId, clientSecret }),
  wrong: { clientSecret: 'another-made-up-secret' },
  credentials: ({ clientId, clientSecret }) => [clientId, clientSecret],
})

interface Mode {
  readonly auth: (sandbox: Sandbox) => object
  /** What is different in credentials that Sila does not accept. */
  readonly wrong: object
  readonly credentials: (sila: SilaSimulator) => readonly string[]
}

/** Its failures are those of docs.silamoney.com: 400 with details, 401 or 403, and `success: false` in a 200. */
function worldWith(mode: Mode): World {
  return {
    open: (cards) => open(cards, mode),
    drift: (answer) => withUnknownValue(answer, ['card_network']),
    failures: [
      {
        name: 'HTTP 400 with validation details',
        operations: ['updateCard', 'addCard', 'listCards', 'getCard', 'deleteCard'],
        answer: {
          status: 400,
          body: {
            ...{ success: false, status: 'FAILURE', message: 'Bad request.' },
            validation_details: { card_name: 'This field is required.' },
          },
        },
        expected: { code: 'request_rejected', outcome: 'not_applied', retryable: false },
      },
      {
        name: 'HTTP 200 with success: false',
        operations: ['updateCard', 'addCard', 'listCards', 'getCard', 'deleteCard'],
        answer: { status: 200, body: { success: false, status: 'FAILURE', message: 'No.' } },
        expected: { code: 'request_rejected', outcome: 'not_applied', retryable: false },
      },
      {
        name: 'HTTP 403 with an error_code',
        operations: ['updateCard', 'addCard', 'listCards', 'getCard', 'deleteCard'],
        answer: {
          status: 403,
          body: { success: false, status: 'FAILURE', message: 'No.', error_code: 'NOT_KYCD' },
        },
        expected: {
          ...{ code: 'permission_denied', outcome: 'not_applied', retryable: false },
          providerCode: 'NOT_KYCD',
        },
      },
    ],
  }
}

async function open(cards: readonly SeedCard[], { auth, wrong, credentials }: Mode): Promise<Backend> {
  const sandbox = await startSandbox({ sila: { cards: cards.map(recordOf) } })
  const { sila, providers } = sandbox
  const { adapter: _adapter, ...settings } = providers.sila
  const options = { ...settings, auth: auth(sandbox) }
  return {
    options,
    wrongOptions: { ...options, auth: { ...options.auth, ...wrong } },
    credentials: credentials(sila),
    owner: sila.userHandle,
    unknownCardId: '00000000-0000-4000-8000-000000000404',
    cards: () =>
      sila.cards().map(({ card_id: key, card_name: name, card_last_4, expiration: expiryText, ...rest }) => ({
        ...{ key, name, last4: String(card_last_4).padStart(4, '0'), expiryText, rest },
        expiry: { month: Number(expiryText.slice(0, 2)), year: 2000 + Number(expiryText.slice(3)) },
      })),
    effects: () => effectsOf(sila.effects()),
    cardToken: () => sila.issueCardToken(),
    close: () => sandbox.close(),
  }
}

function recordOf({ name, last4, expiry }: SeedCard): SilaCardRecord {
  return {
    ...seededCard,
    card_id: `00000000-0000-4000-8000-00000000${last4}`,
    card_last_4: Number(last4),
    card_name: name,
    expiration: `${String(expiry.month).padStart(2, '0')}/${String(expiry.year).slice(2)}`,
  }
}
