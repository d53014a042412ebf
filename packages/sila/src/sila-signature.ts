import { keccak_256 } from '@noble/hashes/sha3'
import type { SilaSignature, Signer } from './sila-signer.js'

/** The order of secp256k1. */
const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

/**
 * The text of a signature header: Keccak-256 of the very bytes of the body, signed; r, s and 27 + recovery id as 130
 * lower-case hex digits without 0x (https://docs.silamoney.com/docs/implementing-digital-signatures).
 */
export async function silaSignature(body: Uint8Array, signer: Signer): Promise<string> {
  const { rs, recoveryId } = lowS(await signer.sign(keccak_256(body)))
  return Buffer.from(rs).toString('hex') + (27 + recoveryId).toString(16)
}

/** A KMS may answer with the high one of the two equivalent values of s; every SDK of Sila sends the low one. */
function lowS({ rs, recoveryId }: SilaSignature): SilaSignature {
  const s = BigInt(`0x${Buffer.from(rs.subarray(32)).toString('hex')}`)
  if (s <= order / 2n) return { rs, recoveryId }
  const low = Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex')
  return { rs: Buffer.concat([rs.subarray(0, 32), low]), recoveryId: recoveryId === 0 ? 1 : 0 }
}
