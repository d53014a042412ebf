import { beforeEach, expect, jest, test } from '@jest/globals'

const libauth = '@bitauth/libauth/build/lib/crypto/secp256k1.js'
const loaded: string[] = []

beforeEach(() => {
  loaded.length = 0
  jest.resetModules()
  for (const name of [libauth, 'secp256k1/bindings.js', 'hash-wasm']) {
    jest.doMock(name, () => {
      loaded.push(name)
      return jest.requireActual(name)
    })
  }
})

const key = '8f2a559490f1a2c3b4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b'
const owner = 'anna'

async function makeInstance(auth: object) {
  const { createProvider } = await import('@cardlane/core/adapter')
  const { sila } = await import('./index.js')
  const options = {
    environment: 'sandbox',
    baseUrl: 'http://127.0.0.1:1',
    appHandle: 'app',
    maxAttempts: 1,
    auth,
  }
  return createProvider(sila, { id: 'cards', options })
}

test('a bearer token needs nothing that signs', async () => {
  const provider = await makeInstance({
    kind: 'token',
    clientId: 'made-up-id',
    clientSecret: 'made-up-secret',
  })
  await expect(provider.listCards(owner)).rejects.toThrow('could not be reached')
  expect(loaded).toEqual([])
})

test('what signs is loaded with the first request, and native code alone where it is installed', async () => {
  const provider = await makeInstance({ kind: 'ecdsa', appKey: key, userKeys: { [owner]: key } })
  expect(loaded).toEqual([])
  await expect(provider.listCards(owner)).rejects.toThrow('could not be reached')
  expect(new Set(loaded)).toEqual(new Set(['secp256k1/bindings.js', 'hash-wasm']))
})
