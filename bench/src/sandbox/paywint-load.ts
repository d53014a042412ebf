import { createHash, createHmac } from 'node:crypto'
import type { Call } from './client.js'
import { single, type Scenario } from './load.js'
import type { Served } from './served.js'

/** Reads, and what stands for a change at Paywint: a link to a hosted page, where the cardholder confirms the card. */
export function paywintScenarios(paywint: Served['paywint']): readonly Scenario[] {
  const call = paywintCalls(paywint)
  const confirm: Scenario = async (send) => {
    const answer = JSON.parse(await send(call.updateLink())) as { data: { secure_link: string } }
    await send({ ...submit, url: answer.data.secure_link })
  }
  return [single(call.list), single(call.get), confirm]
}

const submit = {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'images=yes',
  answer: 'Card confirmed',
} as const

export function paywintCalls({ baseUrl, platformId, secretKey, userId, cardId }: Served['paywint']) {
  const api = (method: Call['method'], path: string, fields?: object): Call => {
    const target = `/api/platform/${path}`
    const body = fields === undefined ? '' : JSON.stringify(fields)
    const hash = createHash('sha256').update(body).digest('hex')
    const signature = createHmac('sha256', secretKey).update(`${method}${target}${hash}`).digest('hex')
    return {
      method,
      url: `${baseUrl}${target}`,
      headers: {
        ...(body !== '' && { 'content-type': 'application/json' }),
        'x-platform-id': platformId,
        'x-signature': signature,
      },
      body,
      answer: '"success":true',
    }
  }
  const updateLink = () =>
    api('POST', `card/update/secure-link/${userId}`, { card_id: cardId, card_purpose: 'PAYMENT' })
  return {
    updateLink,
    list: () => api('GET', `card/list/${userId}`),
    get: () => api('GET', `card/get-card/${cardId}`),
    paymentLink: () => api('POST', `payment/create-payment-link/${userId}`, { amount: 42.5 }),
    /** A signature that no usual mistake explains, so that all of them are tried. */
    wrongSignature: (): Call => {
      const right = updateLink()
      const headers = { ...right.headers, 'x-signature': '0'.repeat(64) }
      return { ...right, headers, status: 401, answer: 'Unauthorized' }
    },
  }
}
