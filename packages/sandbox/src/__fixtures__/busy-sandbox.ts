import type { Sandbox } from '../index.js'
import { generateLink, listCards, saveCard, updateCard } from '../paywall/__fixtures__/paywall-client.js'
import { addLink, paymentLink } from '../paywint/__fixtures__/paywint-client.js'
import { basic, createSilaClient } from '../sila/__fixtures__/sila-client.js'
import { valueAt } from './send.js'

/** Does a little of everything at each provider, one call after the other, and gives what was minted on the way. */
export async function keepBusy(sandbox: Sandbox) {
  const { paywint, paywall, sila, clock } = sandbox
  const callSila = createSilaClient(sila, clock)

  const secureLink = String(valueAt((await addLink(paywint, 'PAYMENT')).body, 'data.secure_link'))
  paywint.completeLink(secureLink)
  const openLink = String(valueAt((await addLink(paywint, 'PAYMENT')).body, 'data.secure_link'))
  await paymentLink(paywint, { amount: 42.5, invoice_number: 'ORD-77' })

  const RelationalId1 = paywall.relationalId1
  const cardToken = paywall.issueCardToken()
  await saveCard(paywall, { RelationalId1, Card: { CardToken: cardToken, Nickname: 'Second' } })
  paywall.rotateUniqueCodes()
  await updateCard(paywall)
  await generateLink(paywall)

  const silaToken = sila.issueCardToken()
  await callSila('link_card', { fields: { card_name: 'Second', token: silaToken, provider: 'cko' } })
  const openToken = sila.issueCardToken()
  const { body } = await callSila('auth_token', { authorization: basic(sila.clientId, sila.clientSecret) })
  const accessToken = String(valueAt(body, 'access_token.token'))
  await listCards(paywall)
  return { secureLink, openLink, cardToken, silaToken, openToken, accessToken, lastAnswer: body }
}

/** The same text for two sandboxes that differ in their ports alone. */
export const withoutPorts = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT'))
