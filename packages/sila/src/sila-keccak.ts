import { createKeccak } from 'hash-wasm'

/** What is signed: Keccak-256 of the very bytes of the body. */
export type SilaDigest = (body: Uint8Array) => Uint8Array

/** Loads the WebAssembly that hashes. */
export async function loadDigest(): Promise<SilaDigest> {
  const keccak = await createKeccak(256)
  return (body) => keccak.init().update(body).digest('binary')
}
