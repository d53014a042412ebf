import { madeUp } from './made-up.js'
import type { CreateSubject, SubjectEntry } from './subject.js'
import type { bareRequests } from './subjects/bare-requests.js'

const bare = (client: 'undici' | 'axios', kind: keyof typeof bareRequests) =>
  async function load(): Promise<CreateSubject> {
    const { bareRequests } = await import('./subjects/bare-requests.js')
    return client === 'undici'
      ? (await import('./subjects/bare-undici.js')).bareUndici(bareRequests[kind])
      : (await import('./subjects/bare-axios.js')).bareAxios(bareRequests[kind])
  }

const silaEcdsa = { 'POST /ecdsa/update_card': 1 }
const silaToken = { 'POST /token/update_card': 1 }
const paywint = { [`POST /api/platform/card/update/secure-link/${madeUp.paywint.owner}`]: 1 }
const updateAccount = { 'POST /0.2/update_account': 1 }

/** Everything that is measured. Code is loaded by the process that needs it, and by no other. */
export const subjects = {
  'cardlane-sila-ecdsa': {
    label: 'Cardlane, Sila with two signatures',
    requests: silaEcdsa,
    load: async () => (await import('./subjects/cardlane-sila.js')).ecdsa,
  },
  'cardlane-sila-native': {
    label: 'Cardlane, Sila, signatures in native code',
    requests: silaEcdsa,
    load: async () => (await import('./subjects/cardlane-sila.js')).nativeEcdsa,
  },
  'cardlane-sila-token': {
    label: 'Cardlane, Sila with a token',
    requests: silaToken,
    load: async () => (await import('./subjects/cardlane-sila.js')).token,
  },
  'cardlane-paywint': {
    label: 'Cardlane, Paywint',
    requests: paywint,
    load: async () => (await import('./subjects/cardlane-paywint.js')).create,
  },
  'cardlane-paywall': {
    label: 'Cardlane, Paywall (read, write, read)',
    requests: { 'GET /paywall/card': 2, 'PUT /paywall/card': 1 },
    load: async () => (await import('./subjects/cardlane-paywall.js')).create,
  },
  'undici-sila-ecdsa': {
    label: 'bare undici, Sila with two signatures',
    requests: silaEcdsa,
    load: bare('undici', 'silaEcdsa'),
  },
  'undici-sila-native': {
    label: 'bare undici, Sila, signatures in native code',
    requests: silaEcdsa,
    load: bare('undici', 'silaNative'),
  },
  'undici-sila-token': {
    label: 'bare undici, Sila with a token',
    requests: silaToken,
    load: bare('undici', 'silaToken'),
  },
  'undici-paywint': {
    label: 'bare undici, Paywint',
    requests: paywint,
    load: bare('undici', 'paywint'),
  },
  'axios-sila-ecdsa': {
    label: 'bare axios, Sila with two signatures',
    requests: silaEcdsa,
    load: bare('axios', 'silaEcdsa'),
  },
  'axios-sila-token': {
    label: 'bare axios, Sila with a token',
    requests: silaToken,
    load: bare('axios', 'silaToken'),
  },
  'axios-paywint': {
    label: 'bare axios, Paywint',
    requests: paywint,
    load: bare('axios', 'paywint'),
  },
  'sila-sdk': {
    label: 'sila-sdk',
    requests: updateAccount,
    load: async () => (await import('./subjects/published-clients.js')).silaSdk,
  },
  'silamoney-sdk': {
    label: '@silamoney/sdk',
    requests: updateAccount,
    load: async () => (await import('./subjects/published-clients.js')).silamoneySdk,
  },
  stripe: {
    label: 'stripe',
    requests: { [`POST /v1/payment_methods/${madeUp.stripe.paymentMethod}`]: 1 },
    load: async () => (await import('./subjects/stripe.js')).create,
  },
} satisfies Readonly<Record<string, SubjectEntry>>

export type SubjectName = keyof typeof subjects

export const subjectNames = Object.keys(subjects) as SubjectName[]
