import type { bareRequests } from './bare-requests.js'
import type { ClientEntry, CreateClient } from './client.js'
import { madeUp } from './made-up.js'

type Kind = keyof typeof bareRequests

const bareClients = {
  undici: async () => (await import('./bare-undici.js')).bareUndici,
  axios: async () => (await import('./bare-axios.js')).bareAxios,
  'node:http': async () => (await import('./bare-http.js')).bareHttp,
}

const requests: Readonly<Record<Kind, Readonly<Record<string, number>>>> = {
  silaEcdsa: { 'POST /ecdsa/update_card': 1 },
  silaNative: { 'POST /ecdsa/update_card': 1 },
  silaToken: { 'POST /token/update_card': 1 },
  paywint: { [`POST /api/platform/card/update/secure-link/${madeUp.paywint.owner}`]: 1 },
}

const kinds: Readonly<Record<Kind, string>> = {
  silaEcdsa: 'Sila with two signatures',
  silaNative: 'Sila, signatures in native code',
  silaToken: 'Sila with a token',
  paywint: 'Paywint',
}

const cardlane = (kind: Kind, load: ClientEntry['load']): ClientEntry => ({
  label: `Cardlane, ${kinds[kind]}`,
  requests: requests[kind],
  load,
})

const bare = (client: keyof typeof bareClients, kind: Kind): ClientEntry => ({
  label: `bare ${client}, ${kinds[kind]}`,
  requests: requests[kind],
  async load(): Promise<CreateClient> {
    const { bareRequests } = await import('./bare-requests.js')
    return (await bareClients[client]())(bareRequests[kind])
  },
})

/** Every client under test. Code is loaded by the process that needs it, and by no other. */
export const clients = {
  'cardlane-sila-token': cardlane('silaToken', async () => (await import('./cardlane-sila.js')).token),
  'cardlane-paywint': cardlane('paywint', async () => (await import('./cardlane-paywint.js')).create),
  'cardlane-paywall': {
    label: 'Cardlane, Paywall (read, write, read)',
    requests: { 'GET /paywall/card': 2, 'PUT /paywall/card': 1 },
    load: async () => (await import('./cardlane-paywall.js')).create,
  },
  'cardlane-sila-ecdsa': cardlane('silaEcdsa', async () => (await import('./cardlane-sila.js')).ecdsa),
  'cardlane-sila-native': cardlane(
    'silaNative',
    async () => (await import('./cardlane-sila.js')).nativeEcdsa,
  ),
  stripe: {
    label: 'stripe',
    requests: { [`POST /v1/payment_methods/${madeUp.stripe.paymentMethod}`]: 1 },
    load: async () => (await import('./stripe.js')).create,
  },
  'sila-sdk': {
    label: 'sila-sdk',
    requests: { 'POST /0.2/update_account': 1 },
    load: async () => (await import('./sila-sdk.js')).create,
  },
  'undici-sila-token': bare('undici', 'silaToken'),
  'undici-paywint': bare('undici', 'paywint'),
  'undici-sila-ecdsa': bare('undici', 'silaEcdsa'),
  'undici-sila-native': bare('undici', 'silaNative'),
  'http-sila-token': bare('node:http', 'silaToken'),
  'http-paywint': bare('node:http', 'paywint'),
  'axios-sila-token': bare('axios', 'silaToken'),
  'axios-paywint': bare('axios', 'paywint'),
} satisfies Readonly<Record<string, ClientEntry>>

export type ClientName = keyof typeof clients

export const clientNames = Object.keys(clients) as ClientName[]
