declare module 'secp256k1/bindings.js' {
  interface Secp256k1 {
    readonly ecdsaSign: (digest: Uint8Array, key: Uint8Array) => { signature: Uint8Array; recid: number }
  }
  const secp256k1: Secp256k1
  export default secp256k1
}
