/** The order of secp256k1 and half of it, as 64 hex digits. Numbers of as many digits compare as texts do. */
export const order = 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141'
export const halfOrder = '7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0'

const zero = '0'.repeat(64)

/** Whether 64 lower-case hex digits can be a private key, or r or s of a signature. */
export function isScalar(digits: string): boolean {
  return zero < digits && digits < order
}
