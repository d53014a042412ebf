import { z } from 'zod'
import { isScalar } from './sila-curve.js'
import { loadSecp256k1, type SignDigest } from './sila-secp256k1.js'

/** What a secp256k1 signature is made of. */
export interface SilaSignature {
  /** r and s, 32 bytes each. */
  readonly rs: Uint8Array
  /** Which of the two candidate keys the signature recovers to. */
  readonly recoveryId: 0 | 1
}

/** Signs with one private key. Implement it to keep a key in a KMS or an HSM. */
export interface Signer {
  /** Signs a digest of 32 bytes: Keccak-256 of the request body. */
  sign(digest: Uint8Array): SilaSignature | Promise<SilaSignature>
}

/** A private key as 64 hex digits, with or without 0x. */
export const privateKeyField = z.string().refine(isPrivateKey, 'must be a private key of 64 hex digits')

/**
 * A signer that holds the key in memory: 64 hex digits, with or without 0x. Signatures are deterministic (RFC 6979) with
 * low s. What signs is loaded with the first signature: the package `secp256k1` where it is installed, or WebAssembly.
 *
 * @throws TypeError when the text is not a secp256k1 private key. The message does not repeat it.
 */
export function silaSigner(privateKey: string): Signer {
  if (!isPrivateKey(privateKey)) {
    throw new TypeError('The private key must be 64 hex digits of a valid secp256k1 key.')
  }
  // Of the realm of this module (jest has several), because what signs may look at the class.
  const key = Uint8Array.from(Buffer.from(digitsOf(privateKey), 'hex'))
  let signing: SignDigest | undefined
  return {
    sign(digest) {
      if (digest.length !== 32) throw new TypeError('A digest has 32 bytes.')
      const message = digest instanceof Uint8Array ? digest : Uint8Array.from(digest)
      if (signing !== undefined) return signing(message, key)
      return loadSecp256k1().then((loaded) => (signing = loaded)(message, key))
    },
  }
}

export function isSigner(value: unknown): value is Signer {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'sign') === 'function'
}

/** Not every number of 32 bytes is a key: it is neither zero nor beyond the order of the curve. */
function isPrivateKey(text: string): boolean {
  return /^(?:0x)?[0-9a-f]{64}$/i.test(text) && isScalar(digitsOf(text))
}

function digitsOf(privateKey: string): string {
  return privateKey.slice(-64).toLowerCase()
}
