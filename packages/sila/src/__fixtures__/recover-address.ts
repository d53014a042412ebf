import { keccak_256 } from '@noble/hashes/sha3'
import { pointFromScalar, recover } from 'tiny-secp256k1'

/** The address that a provider finds in a signature header: who signed this body. */
export function recoverAddress(body: string | Buffer, signature: unknown): string {
  const [, rs, v] = /^([0-9a-f]{128})(1b|1c)$/.exec(String(signature)) ?? []
  if (rs === undefined) return 'no signature'
  const digest = keccak_256(Buffer.from(body))
  return addressOf(recover(digest, Buffer.from(rs, 'hex'), v === '1b' ? 0 : 1, false))
}

export function addressOfKey(privateKey: string): string {
  return addressOf(pointFromScalar(Buffer.from(privateKey, 'hex'), false))
}

function addressOf(publicKey: Uint8Array | null): string {
  if (publicKey === null) return 'no key'
  return `0x${Buffer.from(keccak_256(publicKey.subarray(1)).subarray(-20)).toString('hex')}`
}
