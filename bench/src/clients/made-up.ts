/** So many calls run at the same time where they do, each for another owner. */
export const atOnce = 50

/** Ids and credentials that mean nothing anywhere. */
export const madeUp = {
  sila: {
    appHandle: 'bench_app',
    appKey: '11'.repeat(32),
    handleOf: (owner: number) => `bench_user_${owner}`,
    keys: Array.from({ length: atOnce }, (_, owner) => (owner + 1).toString(16).padStart(64, '2')),
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

/** The private key with which an owner signs. */
export function keyOf(owner: number): string {
  const key = madeUp.sila.keys[owner]
  if (key === undefined) throw new RangeError(`There are only ${atOnce} owners with a key.`)
  return key
}
