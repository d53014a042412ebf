import { keccak_256 } from '@noble/hashes/sha3'
import { order } from './sila-curve.js'
import type { SilaSignature, Signer } from './sila-signer.js'

/** What is signed: Keccak-256 of the very bytes of the body. */
export function silaDigest(body: Uint8Array): Uint8Array {
  return keccak_256(body)
}

/**
 * The text of a signature header: the digest of the body, signed; r, s and 27 + recovery id as 130 lower-case hex digits
 * without 0x (https://docs.silamoney.com/docs/implementing-digital-signatures).
 */
export async function silaSignature(digest: Uint8Array, signer: Signer): Promise<string> {
  const { rs, recoveryId } = lowS(await signer.sign(digest))
  return Buffer.from(rs).toString('hex') + (27 + recoveryId).toString(16)
}

/** A KMS may answer with the high one of the two equivalent values of s; every SDK of Sila sends the low one. */
function lowS({ rs, recoveryId }: SilaSignature): SilaSignature {
  const s = BigInt(`0x${Buffer.from(rs.subarray(32)).toString('hex')}`)
  if (s <= order / 2n) return { rs, recoveryId }
  const low = Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex')
  return { rs: Buffer.concat([rs.subarray(0, 32), low]), recoveryId: recoveryId === 0 ? 1 : 0 }
}
