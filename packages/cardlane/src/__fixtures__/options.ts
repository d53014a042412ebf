/** Valid options with made-up credentials. Nothing listens at these addresses. */
export const paywintOptions = {
  adapter: 'paywint',
  environment: 'sandbox',
  platformId: '00000000-0000-4000-8000-000000000001',
  secretKey: 'made-up-secret',
} as const

export const paywallOptions = {
  adapter: 'paywall',
  environment: 'test',
  publicKey: 'made-up-public-key',
  publicClient: 'made-up-public-client',
  privateKey: 'made-up-private-key',
  privateClient: 'made-up-private-client',
} as const

export const silaOptions = {
  adapter: 'sila',
  environment: 'sandbox',
  appHandle: 'app.silamoney.eth',
  auth: { kind: 'token', clientId: 'made-up-client', clientSecret: 'made-up-client-secret' },
} as const
