import { once } from 'node:events'
import { get } from 'node:https'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startAnswerServer, type AnswerServer } from './answer-server.js'
import { certificate } from './loopback-certificate.js'

let server: AnswerServer
beforeEach(async () => {
  server = await startAnswerServer()
})
afterEach(() => server.close())

const send = async (method: string, path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${server.handlers.origins().http}${path}`, { method, ...init })
  return { status: answer.status, body: await answer.json() }
}

test('answers a call that carries the headers of one, whatever is in them', async () => {
  const headers = { authsignature: 'any', usersignature: 'any' }
  const { status, body } = await send('POST', '/ecdsa/update_card', { headers, body: '{}' })
  expect([status, body]).toEqual([200, expect.objectContaining({ success: true })])
})

test.each([
  ['/ecdsa/update_card', { authsignature: 'any' }],
  ['/no/such/call', { authorization: 'any' }],
])('refuses %s with %j', async (path, headers) => {
  expect(await send('POST', path, { headers, body: '{}' })).toMatchObject({
    status: 400,
    body: { success: false },
  })
})

test('counts what comes, and begins anew when it has told', async () => {
  await send('GET', '/one')
  await send('GET', '/one')
  await send('PUT', '/two')
  expect(server.handlers.counts()).toEqual({ 'GET /one': 2, 'PUT /two': 1 })
  expect(server.handlers.counts()).toEqual({})
})

test('a card of Paywall has the name that its owner gave it', async () => {
  const headers = { apikeyprivate: 'any', apiclientprivate: 'any', relationalid1: 'owner-1' }
  const write = JSON.stringify({ RelationalId1: 'owner-1', Nickname: 'Groceries' })
  const name = async (owner: string) => {
    const { body } = await send('GET', '/paywall/card', { headers: { ...headers, relationalid1: owner } })
    return (body as { Body: [{ Name: string }] }).Body[0].Name
  }
  await send('PUT', '/paywall/card', { headers, body: write })
  expect([await name('owner-1'), await name('owner-2')]).toEqual(['Groceries', 'Card'])
})

test('whoever trusts its certificate reaches it over TLS', async () => {
  const sent = get(`${server.handlers.origins().https}/one`, { ca: certificate, agent: false })
  const [answer] = (await once(sent, 'response')) as [{ readonly statusCode: number; resume(): void }]
  answer.resume()
  expect(answer.statusCode).toBe(400)
})

test('above a limit it says when to come again, until the limit ends', async () => {
  server.handlers.limit(1)
  await send('GET', '/one')
  const refused = await fetch(`${server.handlers.origins().http}/one`)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
  await refused.text()
  expect(server.handlers.unlimit()).toEqual({ seconds: [1], refused: 1 })
  expect((await send('GET', '/one')).status).toBe(400)
})
