import { secp256k1 } from '@noble/curves/secp256k1'
import { keccak_256 } from '@noble/hashes/sha3'

/** The address that a provider finds in a signature header: who signed this body. By another library than the one that signs. */
export function recoverAddress(body: string | Buffer, signature: unknown): string {
  const [, rs, v] = /^([0-9a-f]{128})(1b|1c)$/.exec(String(signature)) ?? []
  if (rs === undefined) return 'no signature'
  const recoverable = secp256k1.Signature.fromCompact(rs).addRecoveryBit(v === '1b' ? 0 : 1)
  return addressOf(recoverable.recoverPublicKey(keccak_256(Buffer.from(body))).toRawBytes(false))
}

export function addressOfKey(privateKey: string): string {
  return addressOf(secp256k1.getPublicKey(privateKey, false))
}

function addressOf(publicKey: Uint8Array): string {
  return `0x${Buffer.from(keccak_256(publicKey.subarray(1)).subarray(-20)).toString('hex')}`
}
