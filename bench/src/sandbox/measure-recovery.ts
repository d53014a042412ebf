import { secp256k1 } from '@noble/curves/secp256k1'
import { keccak_256 } from '@noble/hashes/sha3'

const times = 200

/** Processor time of one recovery of a signer, in milliseconds, by the library that the sandbox uses. */
export function measureRecovery(): number {
  const digest = keccak_256('a body')
  const signature = secp256k1.sign(digest, '11'.repeat(32))
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it has no types in this release
  const recover = () => signature.recoverPublicKey(digest)
  for (let warm = 0; warm < 20; warm += 1) recover()
  const before = process.cpuUsage()
  for (let time = 0; time < times; time += 1) recover()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / times
}
