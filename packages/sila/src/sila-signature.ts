import { types } from 'node:util'
import { failed } from '@cardlane/core/adapter'
import { halfOrder, isScalar, order } from './sila-curve.js'
import type { Signer } from './sila-signer.js'

/**
 * The text of a signature header: the digest of the body, signed; r, s and 27 + recovery id as 130 lower-case hex digits
 * without 0x (https://docs.silamoney.com/docs/implementing-digital-signatures).
 *
 * @throws `authentication_failed` when the signer gives something else than a signature.
 */
export async function silaSignature(digest: Uint8Array, signer: Signer): Promise<string> {
  const { digits, recoveryId } = checked(await signer.sign(digest))
  const s = digits.slice(64)
  if (s <= halfOrder) return digits + v(recoveryId)
  // A KMS may answer with the high one of the two equivalent values of s; every SDK of Sila sends the low one.
  const low = (BigInt(`0x${order}`) - BigInt(`0x${s}`)).toString(16).padStart(64, '0')
  return digits.slice(0, 64) + low + v(1 - recoveryId)
}

const v = (recoveryId: number) => (27 + recoveryId).toString(16)

/** A signer is the application's code, so its answer is looked at before it becomes a header. */
function checked(signature: unknown) {
  if (typeof signature !== 'object' || signature === null) throw malformed('it is no object')
  const { rs, recoveryId } = signature as Record<string, unknown>
  // Not `instanceof`: a signer may live in another realm, as everything does in jest.
  if (!types.isUint8Array(rs)) throw malformed('rs is no Uint8Array')
  if (rs.length !== 64) throw malformed(`rs has ${rs.length} bytes instead of 64`)
  if (recoveryId !== 0 && recoveryId !== 1) throw malformed('recoveryId is neither 0 nor 1')
  const digits = Buffer.from(rs).toString('hex')
  if (!isScalar(digits.slice(0, 64))) throw malformed('r is not between 0 and the order of the curve')
  if (!isScalar(digits.slice(64))) throw malformed('s is not between 0 and the order of the curve')
  return { digits, recoveryId }
}

function malformed(problem: string) {
  return failed({
    code: 'authentication_failed',
    message: `A signer gave a malformed signature: ${problem}.`,
    phase: 'authenticate',
    outcome: 'not_applied',
    hint: 'It has to give r and s, 32 bytes each, which is not DER, and 0 or 1 as recoveryId. Nothing was sent.',
  })
}
