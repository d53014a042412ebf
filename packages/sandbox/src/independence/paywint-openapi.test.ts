import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { send } from '../__fixtures__/send.js'
import { startSandbox, type Sandbox } from '../index.js'
import { addLink, callPaywint, paymentLink, updateLink } from '../paywint/__fixtures__/paywint-client.js'
import { seededCard } from '../paywint/paywint-card.js'
import schemas from './__fixtures__/paywint-responses.json' with { type: 'json' }

// The response schemas of the OpenAPI document on developer.paywint.com (update-card, create-payment-link), word for word
// but for titles, descriptions, defaults and examples.
type SchemaName = keyof typeof schemas

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What an answer has against a schema; nothing when it fits. */
function faultsOf(name: SchemaName, answer: unknown, defs: object = schemas): unknown {
  const ajv = new Ajv2020({ formats: { uuid }, allErrors: true })
  const validate = ajv.compile({ $ref: `#/$defs/${name}`, $defs: defs })
  return validate(answer) ? [] : validate.errors
}

/** The same schemas, with every property required and no other allowed: the document says neither. */
const exact: object = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [
    name,
    { ...schema, required: Object.keys(schema.properties), additionalProperties: false },
  ]),
)

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

const updatePath = () => `/api/platform/card/update/secure-link/${sandbox.paywint.userId}`
const updateUrl = () => sandbox.paywint.baseUrl + updatePath()
const purpose = { card_purpose: 'PAYMENT' }
const linkSchema = 'CommonResponse_PlatformCardSecureLinkRead_'
const paymentSchema = 'CommonResponse_ExternalApiPaymentLinkRead_'

describe("Paywint's answers validate against its OpenAPI document", () => {
  test.each([
    [
      'an update link',
      linkSchema,
      () => updateLink(sandbox.paywint, { card_id: seededCard.card_id, ...purpose }),
    ],
    ['an add link', linkSchema, () => addLink(sandbox.paywint, 'WITHDRAWAL')],
    ['a payment link', paymentSchema, () => paymentLink(sandbox.paywint, { amount: 150.75 })],
  ] as const)('%s', async (_name, schema, call) => {
    const { status, body } = await call()
    expect(status).toBe(200)
    expect(faultsOf(schema, body)).toEqual([])
    expect(faultsOf(schema, body, exact)).toEqual([])
  })

  test.each([{ linkAnswer: 'null-link' }, { linkAnswer: 'null-data' }, { envelope: 'bare' }] as const)(
    'with %j, which it allows',
    async (paywint) => {
      await sandbox.close()
      sandbox = await startSandbox({ paywint })
      const link = await addLink(sandbox.paywint, 'PAYMENT')
      expect(faultsOf(linkSchema, link.body)).toEqual([])
      const payment = await paymentLink(sandbox.paywint, { amount: 1 })
      expect(faultsOf(paymentSchema, payment.body)).toEqual([])
    },
  )

  test.each([
    ['a missing and a malformed field', () => updateLink(sandbox.paywint, { card_id: 'x' })],
    ['no object', () => paymentLink(sandbox.paywint, [1])],
    ['too long a text', () => paymentLink(sandbox.paywint, { amount: 1, invoice_number: 'x'.repeat(21) })],
    ['no headers', () => send({ method: 'POST', url: updateUrl() })],
    ['no JSON', () => callPaywint(sandbox.paywint, { method: 'POST', target: updatePath(), text: '{' })],
  ])('a 422 for %s', async (_name, call) => {
    const { status, body } = await call()
    expect(status).toBe(422)
    expect(faultsOf('HTTPValidationError', body)).toEqual([])
    expect(faultsOf('HTTPValidationError', body, exact)).toEqual([])
  })
})

test.each([
  [paymentSchema, { success: true, message: '', data: { payment_id: '1', payment_link: '' } }],
  [linkSchema, { success: 'true' }],
  ['HTTPValidationError', { detail: 'text' }],
  ['HTTPValidationError', { detail: [{ loc: [1.5], msg: '', type: '' }] }],
] as const)('%s tells a wrong answer: %j', (schema, answer) => {
  expect(faultsOf(schema, answer)).not.toEqual([])
})
