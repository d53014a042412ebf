import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createFakeClock, minutes } from '../__fixtures__/fake-clock.js'
import { valueAt } from '../__fixtures__/send.js'
import { startSandbox, type Sandbox, type SilaSimulatorOptions } from '../index.js'
import { basic, createSilaClient } from './__fixtures__/sila-client.js'

const clock = createFakeClock()
let sandbox: Sandbox
let call: ReturnType<typeof createSilaClient>
const start = async (sila: SilaSimulatorOptions = {}) => {
  sandbox = await startSandbox({ clock, sila })
  call = createSilaClient(sandbox.sila, clock)
}
beforeEach(() => start())
afterEach(() => sandbox.close())

const requestToken = () =>
  call('auth_token', {
    header: { user_handle: undefined },
    authorization: basic(sandbox.sila.clientId, sandbox.sila.clientSecret),
  })
const newToken = async () => String(valueAt((await requestToken()).body, 'access_token.token'))
const statusWith = async (authorization: string) => (await call('get_cards', { authorization })).status

describe('auth_token', () => {
  test('gives a token for 8 hours', async () => {
    const reply = await requestToken()
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({
      success: true,
      status: 'SUCCESS',
      access_token: { token: expect.any(String), expiration: clock.now() / 1000 + 8 * 60 * 60 },
    })
    expect(String(valueAt(reply.body, 'access_token.token')).length).toBeGreaterThan(200)
  })

  test('gives the same one while more than 30 minutes remain', async () => {
    const first = await newToken()
    clock.advance(minutes(450) - 1000)
    expect(await newToken()).toBe(first)
    clock.advance(1000)
    const second = await newToken()
    expect(second).not.toBe(first)
    expect([await statusWith(`Bearer ${first}`), await statusWith(`Bearer ${second}`)]).toEqual([200, 200])
  })

  test.each([
    ['wrong secret', basic('demo-sila-client', 'other')],
    ['wrong id', basic('other', 'demo-sila-secret')],
    ['another scheme', 'Bearer x'],
  ])('refuses a %s', async (_name, authorization) => {
    const reply = await call('auth_token', { authorization })
    expect(reply.status).toBe(401)
    expect(reply.text).not.toContain('demo-sila-secret')
  })

  test('does not take signatures', async () => {
    expect((await call('auth_token')).status).toBe(401)
  })
})

describe('a bearer token', () => {
  test('stands for both signatures', async () => {
    expect(await statusWith(`Bearer ${await newToken()}`)).toBe(200)
  })

  test('expires', async () => {
    const token = await newToken()
    clock.advance(minutes(480))
    expect(await statusWith(`Bearer ${token}`)).toBe(401)
    expect(sandbox.sila.requests.at(-1)?.verdict).toBe('refused: expired bearer token')
  })

  test('from elsewhere is a 401, a badly encoded one and Basic are a 403', async () => {
    expect(await statusWith('Bearer aaa.bbb.ccc')).toBe(401)
    expect(await statusWith('Bearer {token}')).toBe(403)
    expect(await statusWith(basic('demo-sila-client', 'demo-sila-secret'))).toBe(403)
  })

  test.each([
    ['raw', 200, 403],
    ['base64', 403, 200],
    ['both', 200, 200],
  ] as const)('bearerForm %s', async (bearerForm, raw, encoded) => {
    await sandbox.close()
    await start({ bearerForm })
    const token = await newToken()
    expect(await statusWith(`Bearer ${token}`)).toBe(raw)
    expect(await statusWith(`Bearer ${Buffer.from(token).toString('base64')}`)).toBe(encoded)
  })
})
