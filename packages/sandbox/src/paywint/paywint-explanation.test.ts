import { createHash, createHmac } from 'node:crypto'
import { afterEach, describe, expect, test } from '@jest/globals'
import { startSandbox, type PaywintSimulatorOptions, type Sandbox } from '../index.js'
import { callPaywint, listCards } from './__fixtures__/paywint-client.js'

let sandbox: Sandbox
const start = async (paywint: PaywintSimulatorOptions = {}) => {
  sandbox = await startSandbox({ paywint })
  return sandbox.paywint
}
afterEach(() => sandbox.close())

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const body = '{"card_purpose":"PAYMENT"}'

interface Parts {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly hash: string
  readonly key: string | Buffer
}

/** What is told of a POST, with a query, that was signed over other parts or written otherwise. */
async function toldOf(
  wrong: (parts: Parts & { readonly host: string }) => Partial<Parts>,
  encoding: 'hex' | 'base64' = 'hex',
): Promise<string> {
  const paywint = await start()
  const { host } = new URL(paywint.baseUrl)
  const parts: Parts = {
    ...{ method: 'POST', path: `/api/platform/card/add/secure-link/${paywint.userId}`, query: '?a=%20b' },
    ...{ hash: sha256(body), key: paywint.secretKey },
  }
  const { method, path, query, hash, key } = { ...parts, ...wrong({ ...parts, host }) }
  const signature = createHmac('sha256', key).update(`${method}${path}${query}${hash}`).digest(encoding)
  return told(signature, parts)
}

async function told(signature: string, { path, query }: Pick<Parts, 'path' | 'query'>): Promise<string> {
  const headers = { 'x-signature': signature }
  const { paywint } = sandbox
  const reply = await callPaywint(paywint, { method: 'POST', target: path + query, text: body, headers })
  expect(reply.status).toBe(401)
  const { explanation = '' } = paywint.requests.at(-1) ?? {}
  expect(explanation).not.toContain(paywint.secretKey)
  expect(explanation).not.toContain(signature)
  return explanation
}

test('tells the text that had to be signed', async () => {
  const explanation = await toldOf(() => ({ key: 'other' }))
  const path = `/api/platform/card/add/secure-link/${sandbox.paywint.userId}`
  expect(explanation).toContain(`METHOD + PATH + QUERY + BODY_HASH: POST${path}?a=%20b${sha256(body)}\n`)
})

describe('recognises', () => {
  test.each<[string, Parameters<typeof toldOf>[0]]>([
    ['the query without its question mark', ({ query }) => ({ query: query.slice(1) })],
    ['no query', () => ({ query: '' })],
    ['the method in lower case', () => ({ method: 'post' })],
    ['no method', () => ({ method: '' })],
    ['the whole URL instead of the path', ({ host, path }) => ({ path: `http://${host}${path}` })],
    ['the body hash in upper-case hex', ({ hash }) => ({ hash: hash.toUpperCase() })],
    ['the hash of an empty text instead of the body', () => ({ hash: sha256('') })],
    ['no body hash', () => ({ hash: '' })],
    ['the body itself instead of its hash', () => ({ hash: body })],
    ['with a space after each colon and comma', () => ({ hash: sha256('{"card_purpose": "PAYMENT"}') })],
    ['with line breaks and an indent of 2', () => ({ hash: sha256('{\n  "card_purpose": "PAYMENT"\n}') })],
    ['the secret decoded from hex', ({ key }) => ({ key: Buffer.from(String(key), 'hex') })],
    ['the secret decoded from base64', ({ key }) => ({ key: Buffer.from(String(key), 'base64') })],
  ])('%s', async (mistake, wrong) => {
    const [, guess = ''] = (await toldOf(wrong)).split('\n')
    expect(guess).toMatch(/^What was sent seems to be made with /)
    expect(guess).toContain(mistake)
    expect(guess).not.toContain('and with')
  })

  test('two mistakes at once', async () => {
    const guess = await toldOf(({ hash }) => ({ query: '', hash: hash.toUpperCase() }))
    expect(guess).toContain('made with no query, and with the body hash in upper-case hex.')
  })

  test('a signature in upper-case hex, and one in base64', async () => {
    const paywint = await start()
    const path = `/api/platform/card/add/secure-link/${paywint.userId}`
    const signature = createHmac('sha256', paywint.secretKey).update(`POST${path}${sha256(body)}`)
    const upper = signature.digest('hex').toUpperCase()
    expect(await told(upper, { path, query: '' })).toContain('the signature in upper-case hex.')
    await sandbox.close()
    expect(await toldOf(() => ({}), 'base64')).toContain('the signature in base64.')
  })

  test('a signature that is none, and one with nothing usual about it', async () => {
    const { userId } = await start()
    const parts = { path: `/api/platform/card/add/secure-link/${userId}`, query: '' }
    expect(await told('secret', parts)).toContain('is no HMAC-SHA256')
    expect(await told('ab'.repeat(32), parts)).toContain('None of the usual mistakes')
  })

  test('the published static signature, where the switch is off', async () => {
    const { userId } = await start()
    const published = '8b3cb99a4b8e24fc7e01d0db635e2e47b80818144fe51400c6c6ae3ecbc84f47'
    const parts = { path: `/api/platform/card/add/secure-link/${userId}`, query: '' }
    expect(await told(published, parts)).toContain('The switch staticSignature accepts it.')
  })

  test.each([
    ['sha256', '', 'no body hash, where the switch emptyBodyHash'],
    ['empty', sha256(''), 'the hash of zero bytes, where the switch emptyBodyHash'],
    ['sha256', sha256('{}'), 'the hash of {}'],
  ] as const)('the other rule for an absent body: %s', async (emptyBodyHash, emptyHash, mistake) => {
    const paywint = await start({ emptyBodyHash })
    expect((await listCards(paywint, { emptyHash })).status).toBe(401)
    expect(paywint.requests.at(-1)?.explanation).toContain(`made with ${mistake}`)
  })

  test('another mistake in a request without a body', async () => {
    const paywint = await start()
    const target = `/api/platform/card/list/${paywint.userId}?a=1`
    await listCards(paywint, { target, signed: { target: target.replace('?', '') } })
    expect(paywint.requests.at(-1)?.explanation).toContain('made with the query without its question mark.')
  })
})

test('another platform is told apart from a wrong signature', async () => {
  const paywint = await start()
  await listCards(paywint, { headers: { 'x-platform-id': paywint.userId } })
  expect(paywint.requests.at(-1)?.explanation).toContain('X-Platform-ID is not the platform id')
})

test('what is accepted needs no explanation', async () => {
  const paywint = await start()
  await listCards(paywint)
  expect(paywint.requests.at(-1)).not.toHaveProperty('explanation')
})
