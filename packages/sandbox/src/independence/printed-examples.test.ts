import { afterEach, expect, test } from '@jest/globals'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { startSandbox, type Sandbox } from '../index.js'
import { callCards } from '../paywall/__fixtures__/paywall-client.js'
import { paymentLink, updateLink } from '../paywint/__fixtures__/paywint-client.js'
import { createSilaClient } from '../sila/__fixtures__/sila-client.js'
import printed from './__fixtures__/printed-examples.json' with { type: 'json' }

// What the providers' public pages print is accepted as it stands, with the cards that a sandbox begins with.
let sandbox: Sandbox
afterEach(() => sandbox.close())

const pretty = (value: unknown): string => JSON.stringify(value, null, 2)

test('Sila: update_card, at the moment that the example was created', async () => {
  const { request, response } = printed.silaUpdateCard
  const clock = createFakeClock(request.header.created * 1000)
  sandbox = await startSandbox({ clock, sila: { includeSilaReferenceId: false } })
  const call = createSilaClient(sandbox.sila, clock)

  // The id is a placeholder in the request; the printed answer has it.
  const text = pretty(request).replace('<card_id>', response.card_id)
  const reply = await call('update_card', { text })
  expect(reply.status).toBe(200)
  expect(reply.body).toEqual({
    ...response,
    card_name: request.card_name,
    reference: request.header.reference,
    response_time_ms: expect.stringMatching(/^\d+$/),
  })
  expect(Object.keys(reply.body as object)).toEqual(Object.keys(response))
})

test('Paywall: update card, with the second relational id that it shows', async () => {
  const { request, response } = printed.paywallUpdateCard
  sandbox = await startSandbox({ paywall: { relationalId2: request.RelationalId2 } })
  const reply = await callCards(sandbox.paywall, { method: 'PUT', body: request })
  expect([reply.status, reply.body]).toEqual([200, response])
  expect(sandbox.paywall.cards()).toMatchObject([{ Name: request.Nickname, Month: 12, Year: 2030 }])
})

test('Paywint: update link', async () => {
  sandbox = await startSandbox()
  const reply = await updateLink(sandbox.paywint, printed.paywintUpdateLink)
  expect([reply.status, reply.body]).toMatchObject([
    200,
    { success: true, data: { secure_link: expect.stringContaining(printed.paywintUpdateLink.card_id) } },
  ])
})

test('Paywint: payment link', async () => {
  sandbox = await startSandbox()
  const reply = await paymentLink(sandbox.paywint, printed.paywintPaymentLink)
  expect([reply.status, reply.body]).toMatchObject([200, { success: true }])
  expect(sandbox.paywint.paymentLinks()).toMatchObject([printed.paywintPaymentLink])
})
