import nodeModule from 'node:module'
import type { SilaSignature } from './sila-signer.js'

/** Signs a digest of 32 bytes with a key of 32 bytes: deterministic (RFC 6979), with low s. */
export type SignDigest = (digest: Uint8Array, key: Uint8Array) => SilaSignature

// Of a process, because the WebAssembly takes 16 MB each time that it is loaded. It keeps no key.
let loading: Promise<SignDigest> | undefined

/** The package `secp256k1` where the application has installed it with its native code, and WebAssembly otherwise. */
export function loadSecp256k1(): Promise<SignDigest> {
  return (loading ??= loadFastest())
}

async function loadFastest(): Promise<SignDigest> {
  try {
    return loadNative()
  } catch {
    const { loadWebAssembly } = await import('./sila-secp256k1-wasm.js')
    return loadWebAssembly()
  }
}

/** The file of `secp256k1` that has native code alone. The package as a whole falls back to JavaScript. */
const nativeFile = 'secp256k1/bindings.js'

interface NativeSecp256k1 {
  readonly ecdsaSign: (digest: Uint8Array, key: Uint8Array) => { signature: Uint8Array; recid: number }
}

/** libsecp256k1 as native code. @throws when it is not there. */
export function loadNative(): SignDigest {
  // Written so that no bundler looks for the file: webpack follows a `createRequire` that is imported by its name. An ES module
  // has no `__filename`, and CommonJS no `import.meta`.
  const load = nodeModule.createRequire(typeof __filename === 'string' ? __filename : import.meta.url)
  const { ecdsaSign } = load(nativeFile) as Partial<NativeSecp256k1>
  // Before its version 4 the package had other functions.
  if (typeof ecdsaSign !== 'function') throw new TypeError('This version of secp256k1 is too old.')
  return (digest, key) => {
    const { signature, recid } = ecdsaSign(digest, key)
    return { rs: signature, recoveryId: recid === 0 ? 0 : 1 }
  }
}
