import type { IncomingHttpHeaders } from 'node:http'
import { madeUp } from '../clients/made-up.js'

/** One thing that is answered. It verifies no signature, but wants to see the headers that it would be in. */
export interface Route {
  readonly authHeaders: readonly string[]
  readonly answer: (body: string, headers: IncomingHttpHeaders) => string
}

const fixed = (authHeaders: readonly string[], answer: object): Route => {
  const text = JSON.stringify(answer)
  return { authHeaders, answer: () => text }
}

const signatures = ['authsignature', 'usersignature']
const { sila, paywint, paywall, stripe } = madeUp

const silaCard = {
  success: true,
  status: 'SUCCESS',
  message: 'Card updated.',
  sila_reference_id: '5f8a1c1e-0000-4000-8000-000000000005',
  card_id: sila.cardId,
  card_name: 'Groceries',
  card_last_4: '4242',
  expiration: '12/2030',
}

/** By method and path. Each set has a state of its own: Paywall's cards keep the name that they were given. */
export function createRoutes(): Readonly<Record<string, Route>> {
  const nicknames = new Map<string, string>()
  return {
    'POST /ecdsa/update_card': fixed(signatures, silaCard),
    'POST /token/update_card': fixed(['authorization'], silaCard),
    'POST /token/auth_token': {
      authHeaders: ['authorization'],
      answer: () => {
        const expiration = Math.floor(Date.now() / 1000) + 24 * 60 * 60
        return JSON.stringify({ success: true, access_token: { token: 'made-up-token', expiration } })
      },
    },
    'POST /0.2/update_account': fixed(signatures, { success: true, status: 'SUCCESS', account: {} }),
    [`POST /api/platform/card/update/secure-link/${paywint.owner}`]: fixed(['x-signature', 'x-platform-id'], {
      success: true,
      message: 'Secure link generated.',
      data: { secure_link: 'https://secure.paywint.com/card/update/made-up' },
    }),
    'GET /paywall/card': {
      authHeaders: ['apikeyprivate', 'apiclientprivate'],
      answer: (_body, { relationalid1: owner }) => {
        const Name = nicknames.get(String(owner)) ?? 'Card'
        const card = Object.assign({ Name }, paywall.card)
        return JSON.stringify({ Result: true, ErrorCode: 0, Message: '', Body: [card] })
      },
    },
    'PUT /paywall/card': {
      authHeaders: ['apikeyprivate', 'apiclientprivate'],
      answer: (body) => {
        const write = JSON.parse(body) as { readonly RelationalId1: string; readonly Nickname: string }
        nicknames.set(write.RelationalId1, write.Nickname)
        return JSON.stringify({ Result: true, ErrorCode: 0, Message: '', Body: null })
      },
    },
    [`POST /v1/payment_methods/${stripe.paymentMethod}`]: fixed(['authorization'], {
      id: stripe.paymentMethod,
      object: 'payment_method',
      billing_details: { name: 'Groceries' },
      card: { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2030 },
      type: 'card',
    }),
  }
}
