import type { SilaSignature } from './sila-signer.js'

/** Signs a digest of 32 bytes with a key of 32 bytes: deterministic (RFC 6979), with low s. */
export type SignDigest = (digest: Uint8Array, key: Uint8Array) => SilaSignature

/** The package `secp256k1` where the application has installed it with its native code, and WebAssembly otherwise. */
export async function loadSecp256k1(): Promise<SignDigest> {
  try {
    return await loadNative()
  } catch {
    return loadWebAssembly()
  }
}

/** libsecp256k1 as native code. Its fallback in JavaScript is passed by. Rejects when it is not there. */
export async function loadNative(): Promise<SignDigest> {
  const { default: native } = await import('secp256k1/bindings.js')
  // Before its version 4 the package had other functions.
  if (typeof native.ecdsaSign !== 'function') throw new TypeError('This version of secp256k1 is too old.')
  return (digest, key) => {
    const { signature, recid } = native.ecdsaSign(digest, key)
    return { rs: signature, recoveryId: recid === 0 ? 0 : 1 }
  }
}

/** libsecp256k1 as WebAssembly. */
export async function loadWebAssembly(): Promise<SignDigest> {
  const { signRecoverable } = await import('tiny-secp256k1')
  return (digest, key) => {
    const { signature, recoveryId } = signRecoverable(digest, key)
    return { rs: signature, recoveryId: recoveryId === 0 ? 0 : 1 }
  }
}
