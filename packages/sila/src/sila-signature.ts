import { halfOrder, order } from './sila-curve.js'
import type { Signer } from './sila-signer.js'

/**
 * The text of a signature header: the digest of the body, signed; r, s and 27 + recovery id as 130 lower-case hex digits
 * without 0x (https://docs.silamoney.com/docs/implementing-digital-signatures).
 */
export async function silaSignature(digest: Uint8Array, signer: Signer): Promise<string> {
  const { rs, recoveryId } = await signer.sign(digest)
  const digits = Buffer.from(rs).toString('hex')
  const s = digits.slice(64)
  if (s <= halfOrder) return digits + v(recoveryId)
  // A KMS may answer with the high one of the two equivalent values of s; every SDK of Sila sends the low one.
  const low = (BigInt(`0x${order}`) - BigInt(`0x${s}`)).toString(16).padStart(64, '0')
  return digits.slice(0, 64) + low + v(1 - recoveryId)
}

const v = (recoveryId: number) => (27 + recoveryId).toString(16)
