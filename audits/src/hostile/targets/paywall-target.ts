import { createProvider } from '@cardlane/core/adapter'
import { paywall } from '@cardlane/paywall'
import { deadlineMs, type Target } from './target.js'

const owner = '003'
/** Paywall's own code of the card; it stands for the card until it rotates. */
const uniqueCode = '921245xQN85D0+Zuf7oAJv5@@@@@G86eN7RA4cX8L4hHo7Ma3hg7AW7Bq232yPyw2iVPkrt1qEw=='
const card = { owner, id: 'pwc_9d31d6c3e884b9a3f28feb5481d105bc' }
const secrets = [
  'made-up-public-key',
  'made-up-public-client',
  'made-up-private-key',
  'made-up-private-client',
]
const [publicKey = '', publicClient = '', privateKey = '', privateClient = ''] = secrets

const cardRecord = {
  Name: 'Kartım',
  CardBin: '450803',
  CardLastFour: '4509',
  CardHolderName: 'Ada Yılmaz',
  CardNumber: '450803******4509',
  Expired: false,
  CardTypeId: 0,
  CardType: 'Visa',
  Month: 12,
  Year: 2029,
  UniqueCode: uniqueCode,
}

export const paywallBodies = {
  card: cardRecord,
  added: { ...cardRecord, Name: 'Groceries', CardLastFour: '1111', UniqueCode: 'AnotherCode==' },
  link: 'https://link.itspaywall.com/?SaleId=5d0cb8a4-1f1c-4f0e-9a0b-6c2d1f0e7a11',
}

export const paywallSuccess = (Body: unknown) => ({ ErrorCode: 0, Result: true, Message: '', Body })

export const paywallTarget: Target = {
  name: 'paywall',
  operations: ['updateCard', 'addCard', 'createPaymentLink', 'listCards', 'getCard', 'deleteCard'],
  secrets,
  start: ({ baseUrl, world, maxAttempts = 1 }) =>
    createProvider(paywall, {
      id: 'hostile-paywall',
      options: {
        ...{ environment: 'test', cardUrl: baseUrl, paymentUrl: baseUrl, deadlineMs, maxAttempts },
        ...{ publicKey, publicClient, privateKey, privateClient },
      },
      world,
    }),
  call(provider, operation) {
    switch (operation) {
      case 'updateCard':
        return provider.updateCard({ card, set: { name: 'Groceries', expiry: { month: 1, year: 2031 } } })
      case 'addCard':
        return provider.addCard({ owner, token: '0f0c2f7e-90a1-4d0c-9a51-0f6f6f0e7a11', name: 'Groceries' })
      case 'createPaymentLink':
        return provider.createPaymentLink({ owner, amount: { minor: 15075, currency: 'TRY' } })
      case 'listCards':
        return provider.listCards(owner)
      case 'getCard':
        return provider.getCard(card)
      case 'deleteCard':
        return provider.deleteCard(card)
    }
  },
  changes: ({ method }) => method !== 'GET',
  documented() {
    let cards: readonly object[] = [paywallBodies.card]
    return ({ method, path }) => {
      if (path.includes('/linkqr/')) return { body: paywallSuccess({ Link: paywallBodies.link }) }
      if (path.includes('/tokenization')) {
        cards = [...cards, paywallBodies.added]
        return { body: paywallSuccess(paywallBodies.added) }
      }
      if (method === 'PUT') cards = [{ ...paywallBodies.card, Name: 'Groceries', Month: 1, Year: 2031 }]
      if (method === 'DELETE') cards = []
      return { body: paywallSuccess(method === 'GET' ? cards : null) }
    }
  },
}
