import { afterEach, describe, expect, test } from '@jest/globals'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { startSandbox, type Sandbox, type SilaSimulatorOptions } from '../index.js'
import { createSilaClient, headerOf, sign } from './__fixtures__/sila-client.js'

const clock = createFakeClock()
let sandbox: Sandbox
const start = async (sila: SilaSimulatorOptions = {}) => {
  sandbox = await startSandbox({ clock, sila })
  return createSilaClient(sandbox.sila, clock)
}
afterEach(() => sandbox.close())

const lastVerdict = () => sandbox.sila.requests.at(-1)?.verdict

describe('signatures', () => {
  test('of app and user open an endpoint, in either case', async () => {
    const call = await start()
    expect((await call('get_cards')).status).toBe(200)
    expect(lastVerdict()).toBe('authenticated')
  })

  test('cover the very bytes of the body', async () => {
    const call = await start()
    const text = JSON.stringify({ header: headerOf(sandbox.sila, clock.now()), ü: 1 }, null, 2)
    expect((await call('get_cards', { text })).status).toBe(200)
  })

  test.each([
    ['authsignature', '', 'missing authsignature'],
    ['usersignature', '', 'missing usersignature'],
    ['authsignature', '0x12', 'malformed authsignature'],
    ['usersignature', sign('else', '22'.repeat(32)), 'wrong usersignature'],
    ['authsignature', sign('else', '11'.repeat(32)), 'wrong authsignature'],
  ])('%s %.8s is refused: %s', async (name, value, why) => {
    const call = await start()
    const reply = await call('get_cards', { signatures: { [name]: value } })
    expect(reply.status).toBe(401)
    expect(reply.body).toMatchObject({ success: false, status: 'FAILURE' })
    expect(lastVerdict()).toContain(`refused: ${why}`)
  })

  test.each([401, 403] as const)('badSignatureStatus %i', async (badSignatureStatus) => {
    const call = await start({ badSignatureStatus })
    expect((await call('get_cards', { signatures: { usersignature: '' } })).status).toBe(badSignatureStatus)
  })
})

describe('the header object', () => {
  test('may name the app by its old key', async () => {
    const call = await start()
    const header = { app_handle: undefined, auth_handle: sandbox.sila.appHandle }
    expect((await call('get_cards', { header })).status).toBe(200)
  })

  test.each([{ app_handle: 'other' }, { user_handle: 'other' }])('with %j is refused', async (header) => {
    const call = await start()
    expect((await call('get_cards', { header })).status).toBe(401)
    expect(lastVerdict()).toBe(`refused: unknown ${Object.keys(header).join('')}`)
  })

  test.each(['created', 'app_handle', 'user_handle'])('without %s is a 400', async (field) => {
    const call = await start()
    const reply = await call('get_cards', { header: { [field]: undefined } })
    expect(reply.status).toBe(400)
    expect(reply.body).toMatchObject({
      success: false,
      validation_details: { header: { [field]: expect.stringContaining('required') } },
    })
  })

  test('is looked for before the authentication', async () => {
    const call = await start()
    const reply = await call('get_cards', {
      text: '{}',
      signatures: { authsignature: '', usersignature: '' },
    })
    expect([reply.status, reply.body]).toMatchObject([
      400,
      { validation_details: { header: 'This field is required.' } },
    ])
    expect(reply.body).not.toHaveProperty('reference')
  })

  test('without a reference gets an answer without one', async () => {
    const call = await start()
    const reply = await call('get_cards', { header: { reference: undefined } })
    expect(reply.status).toBe(200)
    expect(reply.body).not.toHaveProperty('reference')
  })
})

describe('created', () => {
  const away = (seconds: number) => ({ header: { created: Math.floor(clock.now() / 1000) + seconds } })

  test('may be 300 seconds away, on either side', async () => {
    const call = await start()
    const statuses = [-301, -300, 300, 301].map(async (by) => (await call('get_cards', away(by))).status)
    expect(await Promise.all(statuses)).toEqual([400, 200, 200, 400])
    expect((await call('get_cards', { header: { created: clock.now() } })).status).toBe(400)
  })

  test('createdWindowSeconds', async () => {
    const call = await start({ createdWindowSeconds: 10 })
    expect((await call('get_cards', away(-10))).status).toBe(200)
    expect((await call('get_cards', away(-11))).status).toBe(400)
    expect(lastVerdict()).toBe('refused: created is outside the window')
  })
})

test('a body that is not JSON is a 400', async () => {
  const call = await start()
  const reply = await call('get_cards', { text: '{' })
  expect([reply.status, reply.body]).toMatchObject([400, { success: false, status: 'FAILURE' }])
})
