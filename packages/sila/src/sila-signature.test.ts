import { runInNewContext } from 'node:vm'
import { beforeAll, describe, expect, test } from '@jest/globals'
import vectors from './__fixtures__/signature-vectors.json' with { type: 'json' }
import { recoverAddress } from './__fixtures__/recover-address.js'
import { loadDigest, type SilaDigest } from './sila-keccak.js'
import { loadNative } from './sila-secp256k1.js'
import { loadWebAssembly } from './sila-secp256k1-wasm.js'
import { silaSignature } from './sila-signature.js'
import { silaSigner, type SilaSignature, type Signer } from './sila-signer.js'

let silaDigest: SilaDigest
beforeAll(async () => {
  silaDigest = await loadDigest()
})

const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const half = order / 2n

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const digits = (value: bigint) => value.toString(16).padStart(64, '0')

/** A signer that gives the other one of the two equivalent signatures, as a KMS may. */
function highS(signer: Signer): Signer {
  return {
    async sign(digest) {
      const { rs, recoveryId } = await signer.sign(digest)
      const s = order - BigInt(`0x${hex(rs.subarray(32))}`)
      return {
        rs: Buffer.from(hex(rs.subarray(0, 32)) + digits(s), 'hex'),
        recoveryId: recoveryId === 0 ? 1 : 0,
      }
    },
  }
}

test('there are 31 vectors, four of them published by the provider', () => {
  expect(vectors).toHaveLength(31)
  expect(new Set(vectors.map(({ id }) => id)).size).toBe(31)
  expect(vectors.filter(({ id }) => id.startsWith('published'))).toHaveLength(4)
})

describe.each(vectors)('$id', ({ key, address, bodyBase64, keccak256, signature }) => {
  const body = Buffer.from(bodyBase64, 'base64')

  test('gives the same signature', async () => {
    expect(await silaSignature(silaDigest(body), silaSigner(key))).toBe(signature)
  })

  test('gives it through a signer with the high s, too', async () => {
    expect(await silaSignature(silaDigest(body), highS(silaSigner(key)))).toBe(signature)
  })

  test.each([
    ['native code', loadNative],
    ['WebAssembly', loadWebAssembly],
  ])('gives it by %s', async (_, load) => {
    const sign = await load()
    const signer = { sign: (digest: Uint8Array) => sign(digest, Buffer.from(key.replace(/^0x/, ''), 'hex')) }
    expect(await silaSignature(silaDigest(body), signer)).toBe(signature)
  })

  test('gives it of a body of another realm', async () => {
    const foreign = runInNewContext('Uint8Array.from(bytes)', { bytes: body }) as Uint8Array
    expect(foreign).not.toBeInstanceOf(Uint8Array)
    expect(await silaSignature(silaDigest(foreign), silaSigner(key))).toBe(signature)
  })

  test('hands the signer the digest', async () => {
    const digests: string[] = []
    const signer = silaSigner(key)
    await silaSignature(silaDigest(body), {
      sign(digest) {
        digests.push(hex(digest))
        return signer.sign(digest)
      },
    })
    expect(digests).toEqual([keccak256])
  })

  test('recovers to the address', () => {
    expect(recoverAddress(body, signature)).toBe(address)
  })
})

describe('s', () => {
  const r = 0xabcn
  const giving = (s: bigint, recoveryId: SilaSignature['recoveryId']): Signer => ({
    sign: () => ({ rs: Buffer.from(digits(r) + digits(s), 'hex'), recoveryId }),
  })

  test.each([
    { case: 'stays when it is half the order', s: half, recoveryId: 0, low: half, v: '1b' },
    { case: 'stays when it is small', s: 5n, recoveryId: 1, low: 5n, v: '1c' },
    { case: 'turns just above half the order', s: half + 1n, recoveryId: 0, low: half, v: '1c' },
    { case: 'is padded when it turns small', s: order - 5n, recoveryId: 1, low: 5n, v: '1b' },
  ] as const)('$case', async ({ s, recoveryId, low, v }) => {
    expect(await silaSignature(silaDigest(Buffer.from('{}')), giving(s, recoveryId))).toBe(
      digits(r) + digits(low) + v,
    )
  })
})

describe('a malformed signature is refused:', () => {
  const [small, zero, tooLarge] = [digits(5n), digits(0n), digits(order)]
  const bytes = (text: string) => Buffer.from(text, 'hex')
  const rs = bytes(small + small)

  test.each<[string, unknown, string]>([
    ['none', undefined, 'it is no object'],
    ['a text', small + small, 'it is no object'],
    ['no rs', { recoveryId: 0 }, 'rs is no Uint8Array'],
    ['rs as a text', { rs: small + small, recoveryId: 0 }, 'rs is no Uint8Array'],
    ['rs as a list', { rs: [...rs], recoveryId: 0 }, 'rs is no Uint8Array'],
    ['a byte too few', { rs: rs.subarray(1), recoveryId: 0 }, 'rs has 63 bytes instead of 64'],
    ['DER', { rs: bytes(`3045022100${small}0220${small}`), recoveryId: 0 }, 'rs has 71 bytes instead of 64'],
    [
      'r is zero',
      { rs: bytes(zero + small), recoveryId: 0 },
      'r is not between 0 and the order of the curve',
    ],
    [
      's is zero',
      { rs: bytes(small + zero), recoveryId: 0 },
      's is not between 0 and the order of the curve',
    ],
    [
      'r is the order',
      { rs: bytes(tooLarge + small), recoveryId: 0 },
      'r is not between 0 and the order of the curve',
    ],
    [
      's is the order',
      { rs: bytes(small + tooLarge), recoveryId: 0 },
      's is not between 0 and the order of the curve',
    ],
    ['v', { rs, recoveryId: 27 }, 'recoveryId is neither 0 nor 1'],
    ['a recoveryId of 2', { rs, recoveryId: 2 }, 'recoveryId is neither 0 nor 1'],
    ['a recoveryId in a text', { rs, recoveryId: '0' }, 'recoveryId is neither 0 nor 1'],
    ['no recoveryId', { rs }, 'recoveryId is neither 0 nor 1'],
  ])('%s', async (_, given, problem) => {
    const signer = { sign: () => given as SilaSignature }
    await expect(silaSignature(new Uint8Array(32), signer)).rejects.toMatchObject({
      failure: {
        code: 'authentication_failed',
        message: `A signer gave a malformed signature: ${problem}.`,
        phase: 'authenticate',
        outcome: 'not_applied',
      },
    })
  })

  test('one of another realm is not', async () => {
    const foreign = runInNewContext('new Uint8Array(64).fill(1)') as Uint8Array
    const signer: Signer = { sign: () => ({ rs: foreign, recoveryId: 0 }) }
    expect(await silaSignature(new Uint8Array(32), signer)).toBe(`${'01'.repeat(64)}1b`)
  })
})
