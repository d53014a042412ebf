import { createProvider } from '@cardlane/core/adapter'
import { sila, type SilaOptions } from '@cardlane/sila'
import { deadlineMs, type Target } from './target.js'

const owner = 'user.silamoney.eth'
const cardId = 'dfdbd0ac-dd7d-4691-b573-50b7b69fb29a'
const card = { owner, id: cardId }

const envelope = {
  success: true,
  reference: '31a25154-8c8a-4341-9ddd-0863d7736a4d',
  status: 'SUCCESS',
  response_time_ms: '124',
}

const cardRecord = {
  card_name: 'test_card',
  card_last_4: 1157,
  expiration: '12/27',
  card_type: 'Debit',
  card_network: 'Visa',
  pull_enabled: true,
  push_enabled: null,
  push_availability: null,
  active: true,
  country: 'GB',
  currency: 'USD',
  card_id: cardId,
}

export const silaBodies = {
  card: cardRecord,
  added: { ...cardRecord, card_name: 'groceries', card_id: 'b0a1c2d3-0000-4000-8000-00000000000a' },
}

/** The token is good for a day from when the manual clock begins. */
const token = { token: 'made-up-access-token', expiration: Date.UTC(2026, 10, 2) / 1000 }

function silaTarget(name: string, auth: SilaOptions['auth'], secrets: readonly string[]): Target {
  return {
    name,
    operations: ['updateCard', 'addCard', 'listCards', 'getCard', 'deleteCard'],
    secrets,
    start: ({ baseUrl, world, maxAttempts = 1 }) =>
      createProvider(sila, {
        id: 'hostile-sila',
        options: {
          environment: 'sandbox',
          baseUrl,
          appHandle: 'app.silamoney.eth',
          auth,
          deadlineMs,
          maxAttempts,
        },
        world,
      }),
    call(provider, operation) {
      switch (operation) {
        case 'updateCard':
          return provider.updateCard({ card, set: { name: 'groceries' } })
        case 'addCard':
          return provider.addCard({ owner, token: 'tok_made_up', name: 'groceries' })
        case 'listCards':
          return provider.listCards(owner)
        case 'getCard':
          return provider.getCard(card)
        case 'deleteCard':
          return provider.deleteCard(card)
        case 'createPaymentLink':
          throw new TypeError('Sila has no payment links.')
      }
    },
    changes: ({ path }) => /\/(?:update|link|delete)_card/.test(path),
    documented() {
      let cards: readonly object[] = [silaBodies.card]
      const bodyAt = (path: string) => {
        const renamed = { ...silaBodies.card, card_name: 'groceries' }
        switch (path) {
          case 'auth_token':
            return { access_token: token }
          case 'update_card':
            cards = [renamed]
            return { ...renamed, message: 'Card successfully updated.' }
          case 'link_card':
            cards = [...cards, silaBodies.added]
            return {
              message: 'Debit card successfully linked.',
              card_details: { ...silaBodies.added, expiration: '202712' },
            }
          case 'delete_card':
            cards = []
            return { message: 'Card successfully deleted.' }
          default:
            return { cards, pagination: pageOf(cards) }
        }
      }
      return ({ path }) => ({ body: { ...envelope, ...bodyAt(path.replace(/^\/|\?.*$/g, '')) } })
    },
  }
}

function pageOf({ length }: readonly object[]) {
  return { returned_count: length, total_count: length, current_page: 1, total_pages: 1 }
}

const appKey = 'a1'.repeat(32)
const userKey = 'b2'.repeat(32)
const clientId = 'made-up-client'
const clientSecret = 'made-up-client-secret'

export const silaTargets: readonly Target[] = [
  silaTarget('sila (ecdsa)', { kind: 'ecdsa', appKey, userKeys: { [owner]: userKey } }, [appKey, userKey]),
  silaTarget('sila (token)', { kind: 'token', clientId, clientSecret }, [clientSecret, token.token]),
]
