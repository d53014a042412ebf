import { createProvider } from '@cardlane/core/adapter'
import { paywint } from '@cardlane/paywint'
import { deadlineMs, type Target } from './target.js'

const user = '11111111-2222-4333-8444-555555555555'
const cardId = '07f0a4aa-b890-4135-84d6-ec9c19b82bb3'
const card = { owner: user, id: cardId }
const secretKey = 'made-up-paywint-secret'

const envelope = { success: true, message: 'Operation completed.', queryGeneratedTime: 1718006400 }

export const paywintBodies = {
  secureLink: {
    ...envelope,
    data: { secure_link: `https://link.paywint.com/platform/add-card?prd=1&cardId=${cardId}` },
  },
  paymentLink: {
    ...envelope,
    data: {
      payment_id: '8f0d5d6e-1111-4c1e-9d0e-3b6f0c1d2e3f',
      payment_link: 'https://pay.paywint.com/l/8f0d',
    },
  },
  card: {
    user_id: user,
    card_id: cardId,
    card_number: '4242',
    card_exp: '12/2029',
    card_nick_name: 'Primary Visa',
    card_type: 'CREDIT',
    first_name: 'John',
    last_name: 'Doe',
    address: '1 Main Street',
    city: 'Springfield',
    state: 'IL',
    zip: '62701',
    country: 'US',
    is_blocked: false,
    card_images_required: false,
    withdrawal_confirm_required: false,
    payment_confirm_required: false,
    is_limited: false,
  },
}

const list = (records: readonly object[]) => ({
  success: true,
  status_code: 200,
  message: 'Success',
  records,
  totalRecords: records.length,
  queryGeneratedTime: 1718006400,
})

function cardAnswer([data]: readonly object[]) {
  return data === undefined
    ? { status: 404, body: { detail: 'Card not found.' } }
    : { body: { ...envelope, data } }
}

export const paywintTarget: Target = {
  name: 'paywint',
  operations: ['updateCard', 'addCard', 'createPaymentLink', 'listCards', 'getCard', 'deleteCard'],
  secrets: [secretKey],
  start: ({ baseUrl, world, maxAttempts = 1 }) =>
    createProvider(paywint, {
      id: 'hostile-paywint',
      options: { environment: 'sandbox', baseUrl, platformId: user, secretKey, deadlineMs, maxAttempts },
      world,
    }),
  call(provider, operation) {
    switch (operation) {
      case 'updateCard':
        return provider.updateCard({ card, set: { name: 'Groceries' } })
      case 'addCard':
        return provider.addCard({ owner: user })
      case 'createPaymentLink':
        return provider.createPaymentLink({
          owner: user,
          amount: { minor: 15075, currency: 'USD' },
          invoiceNumber: 'INV-7',
        })
      case 'listCards':
        return provider.listCards(user)
      case 'getCard':
        return provider.getCard(card)
      case 'deleteCard':
        return provider.deleteCard(card)
    }
  },
  changes: ({ method, path }) => method === 'DELETE' || path.includes('/create-payment-link/'),
  documented() {
    let cards: readonly object[] = [paywintBodies.card]
    return ({ method, path }) => {
      if (method === 'DELETE') cards = []
      if (path.includes('/secure-link/')) return { body: paywintBodies.secureLink }
      if (path.includes('/create-payment-link/')) return { body: paywintBodies.paymentLink }
      if (path.includes('/get-card/')) return cardAnswer(cards)
      return { body: path.includes('/card/list/') ? list(cards) : method === 'DELETE' ? envelope : list([]) }
    }
  },
}
