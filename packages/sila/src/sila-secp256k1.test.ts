import { createHash } from 'node:crypto'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { loadDigest } from './sila-keccak.js'
import { loadNative, loadSecp256k1, type SignDigest } from './sila-secp256k1.js'
import { loadWebAssembly } from './sila-secp256k1-wasm.js'

/** Numbers of a body and of a key, the same ones in every run. */
const hash = (text: string) => createHash('sha256').update(text).digest()

function bodyOf(run: number): Buffer {
  const noise = hash(`body ${run}`)
    .toString('base64')
    .repeat(1 + (run % 9))
  return Buffer.from(
    JSON.stringify({ header: { created: run, reference: noise }, card_name: `Kart ${noise}` }),
  )
}

/** How many of the bodies are signed. `SIGNATURE_RUNS=10000` is the long form; both ways take 0.3 ms together. */
const runs = Number(process.env['SIGNATURE_RUNS'] ?? 300)

test('native code and WebAssembly give the same signature of every body by every key', async () => {
  const [silaDigest, native, wasm] = [await loadDigest(), loadNative(), await loadWebAssembly()]
  const differences = Array.from({ length: runs }, (_, run) => run).filter((run) => {
    const [digest, key] = [silaDigest(bodyOf(run)), hash(`key ${run % 50}`)]
    const signed = (sign: SignDigest) => {
      const { rs, recoveryId } = sign(digest, key)
      return `${Buffer.from(rs).toString('hex')} ${recoveryId}`
    }
    return signed(native) !== signed(wasm)
  })
  expect(differences).toEqual([])
})

describe('what signs', () => {
  const digest = Buffer.alloc(32, 7)
  const key = hash('a key')
  const used: string[] = []

  const withNative = (native: () => unknown) => {
    jest.resetModules()
    jest.doMock('secp256k1/bindings.js', native)
  }
  const ecdsaSign = () => {
    used.push('native')
    return { signature: new Uint8Array(64), recid: 1 }
  }
  afterEach(() => {
    jest.dontMock('secp256k1/bindings.js')
    used.length = 0
  })

  const loaded = async () => (await import('./sila-secp256k1.js')).loadSecp256k1()

  test('is the native package where it is installed', async () => {
    withNative(() => ({ ecdsaSign }))
    expect((await loaded())(digest, key)).toEqual({ rs: new Uint8Array(64), recoveryId: 1 })
    expect(used).toEqual(['native'])
  })

  test.each<[string, () => unknown]>([
    [
      'the package is not installed',
      () => {
        throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' })
      },
    ],
    ['the package is of an old version', () => ({ sign: ecdsaSign })],
  ])('is WebAssembly where %s', async (_, native) => {
    withNative(native)
    const expected = (await loadWebAssembly())(digest, key)
    const { rs, recoveryId } = (await loaded())(digest, key)
    expect([Buffer.from(rs).toString('hex'), recoveryId, used]).toEqual([
      Buffer.from(expected.rs).toString('hex'),
      expected.recoveryId,
      [],
    ])
  })

  test('never is the package of that name as a whole, which may fall back to JavaScript', async () => {
    jest.resetModules()
    jest.doMock('secp256k1', () => {
      used.push('whole')
      return { ecdsaSign }
    })
    await loadSecp256k1()
    await loaded()
    expect(used).toEqual([])
    jest.dontMock('secp256k1')
  })
})
