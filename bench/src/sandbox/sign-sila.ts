import { secp256k1 } from '@noble/curves/secp256k1'
import { keccak_256 } from '@noble/hashes/sha3'

const digestOf = (text: string): Uint8Array => keccak_256(new TextEncoder().encode(text))

/** r, s and v in hex, over the Keccak-256 of the text, as Sila's ECDSA overview has it. */
export function signSila(text: string, privateKey: string): string {
  const signature = secp256k1.sign(digestOf(text), privateKey)
  return signature.toHex('compact') + (27 + signature.recovery).toString(16)
}
