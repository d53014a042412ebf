import { forEachLane } from './lanes.js'

/** Ids and credentials that mean nothing anywhere. */
export const madeUp = {
  sila: {
    appHandle: 'bench_app',
    appKey: '11'.repeat(32),
    users: forEachLane((lane) => ({
      handle: `bench_user_${lane}`,
      key: (lane + 1).toString(16).padStart(64, '2'),
    })),
    clientId: 'made-up-client',
    clientSecret: 'made-up-secret',
    cardId: '5f8a1c1e-0000-4000-8000-000000000001',
  },
  paywint: {
    platformId: '5f8a1c1e-0000-4000-8000-000000000002',
    secretKey: 'made-up-secret-key',
    owner: '5f8a1c1e-0000-4000-8000-000000000003',
    cardId: '5f8a1c1e-0000-4000-8000-000000000004',
  },
  paywall: {
    credentials: {
      publicKey: 'made-up-public-key',
      publicClient: 'made-up-public-client',
      privateKey: 'made-up-private-key',
      privateClient: 'made-up-private-client',
    },
    card: {
      UniqueCode: 'made-up-code',
      CardBin: '424242',
      CardLastFour: '4242',
      Month: 12,
      Year: 2030,
      CardHolderName: 'A Cardholder',
      CardType: 'Visa',
      Expired: false,
    },
  },
  stripe: { secretKey: 'made-up-stripe-key', paymentMethod: 'pm_made_up' },
} as const
