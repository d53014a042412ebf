import { secp256k1 } from '@noble/curves/secp256k1'
import { keccak_256 } from '@noble/hashes/sha3'
import { bytesToHex } from '@noble/hashes/utils'

/** The Ethereum address of a private key: 40 hex digits, in lower case, without `0x`. */
export const addressOf = (privateKey: string): string =>
  addressOfPublicKey(secp256k1.getPublicKey(privateKey, false))

/**
 * The address whose key signed these bytes, or `undefined` when the text is no signature. Sila's signatures are
 * 130 hex digits without `0x`: r, s, and v, which is `1b` or `1c`, over the Keccak-256 of the raw body
 * (docs.silamoney.com, ECDSA overview).
 */
export function recoverAddress(body: Uint8Array, signature: string): string | undefined {
  return recoverSigner(keccak_256(body), signature)
}

/** The same for a digest of 32 bytes, whatever it was made of. */
export function recoverSigner(digest: Uint8Array, signature: string): string | undefined {
  if (!/^[0-9a-f]{128}1[bc]$/i.test(signature)) return undefined
  try {
    const recovered = secp256k1.Signature.fromHex(signature.slice(0, 128), 'compact')
      .addRecoveryBit(parseInt(signature.slice(128), 16) - 27)
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it has no types in this release
      .recoverPublicKey(digest)
    return addressOfPublicKey(recovered.toBytes(false))
  } catch {
    // Not every pair of numbers is a point on the curve.
    return undefined
  }
}

/** An uncompressed key begins with a byte that says so, which is not part of what is hashed. */
const addressOfPublicKey = (uncompressed: Uint8Array): string =>
  bytesToHex(keccak_256(uncompressed.subarray(1)).subarray(-20))
