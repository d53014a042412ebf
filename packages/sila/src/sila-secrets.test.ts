import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { accessToken, cardList, wireCard } from './__fixtures__/bodies.js'
import {
  appKey,
  card,
  clientId,
  clientSecret,
  ecdsa,
  owner,
  rejectionOf,
  startOfTest,
  testProvider,
  token,
  userKey,
} from './__fixtures__/test-provider.js'
import { stubApi, unreadable, type Exchange } from './__fixtures__/stub-api.js'
import { silaSigner } from './sila-signer.js'

const api = stubApi()
const accessTokenText = 'made-up.access.token'
const cardToken = 'tok_made_up'

const bytes = (hex: string) => inspect(Buffer.from(hex, 'hex')).slice(8, 80)
const secrets = [
  ...[appKey, userKey, bytes(appKey), bytes(userKey)],
  ...[clientSecret, Buffer.from(`${clientId}:${clientSecret}`).toString('base64')],
  ...[accessTokenText, cardToken],
]

/** Everything that an error, an instance or a result shows, hidden properties and causes included. */
function expectNoSecret(value: unknown): void {
  const everything = { showHidden: true, depth: null, customInspect: false }
  const shown = `${inspect(value)} ${inspect(value, everything)} ${JSON.stringify(value)} ${String(value)}`
  for (const secret of secrets) expect(shown).not.toContain(secret)
  for (const { headers } of api.received) {
    for (const name of ['authsignature', 'usersignature', 'authorization']) {
      if (headers[name] !== undefined) expect(shown).not.toContain(String(headers[name]))
    }
  }
}

const tokenFetched: Exchange = {
  path: 'auth_token',
  reply: accessToken(accessTokenText, startOfTest / 1000 + 8 * 3600),
}
const list: Exchange = { path: 'get_cards', reply: cardList([wireCard]) }
const instances = {
  ecdsa: { auth: ecdsa, before: [] },
  signers: {
    auth: { ...ecdsa, appKey: silaSigner(appKey), userKeys: () => silaSigner(userKey) },
    before: [],
  },
  token: { auth: token, before: [tokenFetched] },
}

describe.each(Object.entries(instances))('with %s, no secret is shown', (_, { auth, before }) => {
  test.each<[string, Omit<Exchange, 'path'>]>([
    ['a broken connection', { reset: true }],
    ['a refusal', { status: 400, reply: { success: false, message: 'No.' } }],
    ['refused credentials', { status: 401, reply: { success: false, message: 'No.' } }],
    ['an outage', { status: 500, reply: '<html>' }],
    ['a malformed answer', { reply: { success: true } }],
    ['an answer that is no JSON', { reply: 'gibberish' }],
  ])('by the error after %s', async (_case, answer) => {
    const again = answer.status === 401 ? before : []
    const refused = { path: 'link_card', ...answer }
    api.expects(...before, list, refused, ...again.flatMap((exchange) => [exchange, refused]))
    api.allows(unreadable)
    const error = await rejectionOf(testProvider({ auth }).addCard({ owner, token: cardToken }))
    expectNoSecret(error)
  })

  test('by the instance or a result', async () => {
    const provider = testProvider({ auth })
    api.expects(...before, list)
    expectNoSecret(await provider.listCards(owner))
    expectNoSecret(provider)
  })
})

test.each([
  ['refuses the client', { path: 'auth_token', status: 401, reply: { success: false } }],
  ['breaks the connection', { path: 'auth_token', reset: true }],
  ['gives a malformed token', { path: 'auth_token', reply: accessToken(accessTokenText, NaN) }],
])('no secret is shown when auth_token %s', async (_, exchange) => {
  api.expects(exchange)
  const error = await rejectionOf(testProvider({ auth: token, maxAttempts: 1 }).getCard(card))
  expectNoSecret(error)
})

test.each([
  ['a key cannot be used', { ...ecdsa, appKey: () => `${appKey}zz` }],
  ['a user has no key', { ...ecdsa, userKeys: { somebody: userKey } }],
  ['a secret cannot be used', { ...token, clientSecret: () => Promise.reject(new Error(clientSecret)) }],
])('no secret is shown when %s', async (_, auth) => {
  expectNoSecret(await rejectionOf(testProvider({ auth }).getCard(card)))
})
