import type { Backend, DocumentedFailure, SeedCard, TrueCard, World } from '@cardlane/conformance'
import { issueToken, openAccount, storeCard, type AcmeAccount, type StoredCard } from './acme-account.js'
import { startAcme } from './acme-simulator.js'

const owner = 'customer-1'

/** Acme as the conformance kit wants it: a backend to try the adapter on, and what the documentation says of failures. */
export const acmeWorld: World = {
  async open(cards) {
    const account = openAccount()
    for (const card of cards) seed(account, card)
    const simulator = await startAcme([account])
    return { ...backendOf(account, simulator.baseUrl), close: () => simulator.close() }
  },
  drift: (answer) => JSON.parse(JSON.stringify(answer).replaceAll('"visa"', '"news"')) as object,
  failures: [
    refusal(200, 'card_locked', { operations: ['updateCard', 'deleteCard'], code: 'conflict' }),
    refusal(401, 'signature_invalid', { operations: everyOperation(), code: 'authentication_failed' }),
    refusal(404, 'card_unknown', {
      operations: ['getCard', 'updateCard', 'deleteCard'],
      code: 'card_not_found',
    }),
    refusal(409, 'revision_stale', { operations: ['updateCard'], code: 'conflict' }),
    refusal(422, 'label_invalid', { operations: ['addCard', 'updateCard'], code: 'request_rejected' }),
    refusal(422, 'token_invalid', { operations: ['addCard'], code: 'request_rejected' }),
    refusal(429, 'slow_down', { operations: everyOperation(), code: 'rate_limited', retryable: true }),
    refusal(503, 'maintenance', {
      operations: everyOperation(),
      code: 'provider_unavailable',
      retryable: true,
    }),
  ],
}

function backendOf(account: AcmeAccount, baseUrl: string): Omit<Backend, 'close'> {
  const { keyId, secret, effects } = account
  const options = { environment: 'sandbox', baseUrl, keyId, secret }
  return {
    options,
    wrongOptions: { ...options, secret: 'made-up-wrong-secret' },
    credentials: [keyId, secret],
    owner,
    unknownCardId: 'card_000000000000',
    cards: () => [...account.cards.values()].map(trueCard),
    effects: () => ({
      addCard: effects.added,
      updateCard: effects.changed,
      deleteCard: effects.deleted,
      createPaymentLink: 0,
    }),
    cardToken: () => issueToken(account),
  }
}

function trueCard({ id, label, last_four, expires, revision: _, ...rest }: StoredCard): TrueCard {
  const expiry = { month: Number(expires.slice(5)), year: Number(expires.slice(0, 4)) }
  return { key: id, name: label ?? '', last4: last_four, expiry, expiryText: expires, rest }
}

function seed(account: AcmeAccount, { name, last4, expiry }: SeedCard): void {
  const expires = `${expiry.year}-${String(expiry.month).padStart(2, '0')}`
  storeCard(account, { customer: owner, label: name, last_four: last4, expires })
}

type Expectation = Pick<DocumentedFailure, 'operations'> &
  Pick<DocumentedFailure['expected'], 'code'> & { readonly retryable?: boolean }

/** A failure after which nothing has changed: every one that Acme documents. */
function refusal(status: number, code: string, expectation: Expectation): DocumentedFailure {
  const { operations, retryable = false } = expectation
  return {
    name: `${status} ${code}`,
    operations,
    answer: { status, body: { error: { code, message: 'As documented.' } } },
    expected: { code: expectation.code, outcome: 'not_applied', retryable, providerCode: code },
  }
}

function everyOperation(): DocumentedFailure['operations'] {
  return ['listCards', 'getCard', 'updateCard', 'addCard', 'deleteCard']
}
