import { secp256k1 } from '@noble/curves/secp256k1'
import { keccak_256 } from '@noble/hashes/sha3'
import { bytesToHex } from '@noble/hashes/utils'

const { Point, Signature } = secp256k1
const { Fn } = Point

/** The Ethereum address of a private key: 40 hex digits, in lower case, without `0x`. */
export const addressOf = (privateKey: string): string =>
  addressOfPublicKey(secp256k1.getPublicKey(privateKey, false))

/**
 * The address whose key signed these bytes, or `undefined` when the text is no signature. Sila's signatures are
 * 130 hex digits without `0x`: r, s, and v, which is `1b` or `1c`, over the Keccak-256 of the raw body
 * (docs.silamoney.com, ECDSA overview).
 */
export function recoverAddress(body: Uint8Array, signature: string): string | undefined {
  if (!/^[0-9a-f]{128}1[bc]$/i.test(signature)) return undefined
  const by = recoveriesOf(signature.slice(0, 128))
  return by[/1b$/i.test(signature) ? '1b' : '1c'](keccak_256(body))
}

/** The address that a digest of 32 bytes leads to, if there is one. */
export type Recovery = (digest: Uint8Array) => string | undefined

/**
 * How to recover from the r and s of a signature, 128 hex digits, with each v. The public key is s/r·R − digest/r·G
 * (SEC 1, 4.1.6), where v says which of two points R is. Only the second part hangs on the digest, and it is the quick
 * one: to try many digests costs little more than to try one.
 */
export function recoveriesOf(rs: string): Readonly<Record<'1b' | '1c', Recovery>> {
  try {
    const { r, s } = Signature.fromHex(rs, 'compact')
    const inverse = Fn.inv(r)
    const point = Point.fromHex(`02${rs.slice(0, 64)}`).multiplyUnsafe(Fn.mul(s, inverse))
    const plus = (fromSignature: typeof point) => (digest: Uint8Array) => {
      const factor = Fn.mul(Fn.neg(Fn.create(BigInt(`0x${bytesToHex(digest)}`))), inverse)
      const publicKey = Point.BASE.multiplyUnsafe(factor).add(fromSignature)
      return publicKey.is0() ? undefined : addressOfPublicKey(publicKey.toBytes(false))
    }
    return { '1b': plus(point), '1c': plus(point.negate()) }
  } catch {
    // Not every pair of numbers is a point on the curve.
    return { '1b': () => undefined, '1c': () => undefined }
  }
}

/** An uncompressed key begins with a byte that says so, which is not part of what is hashed. */
const addressOfPublicKey = (uncompressed: Uint8Array): string =>
  bytesToHex(keccak_256(uncompressed.subarray(1)).subarray(-20))
