import { randomBytes } from 'node:crypto'
// The package as a whole waits for WebAssembly at its top level, which CommonJS cannot.
import { secp256k1Base64Bytes } from '@bitauth/libauth/build/lib/bin/secp256k1/secp256k1.base64.js'
import { instantiateSecp256k1Bytes } from '@bitauth/libauth/build/lib/crypto/secp256k1.js'
import type { SignDigest } from './sila-secp256k1.js'

/** libsecp256k1 as WebAssembly. Random numbers blind what a signature takes of time and power; its bytes stay the same. */
export async function loadWebAssembly(): Promise<SignDigest> {
  const { buffer } = new Uint8Array(Buffer.from(secp256k1Base64Bytes, 'base64'))
  const { signMessageHashRecoverableCompact: sign } = await instantiateSecp256k1Bytes(buffer, randomBytes(32))
  return (digest, key) => {
    const signed = sign(key, digest)
    if (typeof signed === 'string') throw new TypeError(signed)
    return { rs: signed.signature, recoveryId: signed.recoveryId === 0 ? 0 : 1 }
  }
}
