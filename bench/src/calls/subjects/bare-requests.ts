import { createHash, createHmac, randomUUID } from 'node:crypto'
import { silaSigner, type Signer } from '@cardlane/sila'
import { keccak_256 } from '@noble/hashes/sha3'
import { ofLane } from '../lanes.js'
import { madeUp } from '../made-up.js'
import { expectNativeCode, refuseNativeCode } from './native-code.js'

/** What has to be sent, and nothing else is done: no checks, no retries, no deadline. */
export interface BareRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** `lane` tells calls that run at the same time from each other. */
type MakeBareRequest = (lane: number) => BareRequest | Promise<BareRequest>

/** Prepares what is needed once, and gives what makes each request. */
export type PrepareBareRequests = () => MakeBareRequest | Promise<MakeBareRequest>

export const bareRequests = {
  silaEcdsa: () => {
    refuseNativeCode()
    return silaEcdsaRequests()
  },
  silaNative: async () => {
    await expectNativeCode()
    return silaEcdsaRequests()
  },
  silaToken: silaTokenRequests,
  paywint: paywintRequests,
} satisfies Readonly<Record<string, PrepareBareRequests>>

const { appHandle, users, appKey, cardId } = madeUp.sila

/** Cardlane's own signer, so that only what is around it is compared. */
function silaEcdsaRequests(): MakeBareRequest {
  const app = silaSigner(appKey)
  const signers = users.map(({ key }) => silaSigner(key))
  return async (lane) => {
    const body = silaBody(lane)
    const digest = keccak_256(body)
    const [authsignature, usersignature] = await Promise.all([
      hexOf(digest, app),
      hexOf(digest, ofLane(signers, lane)),
    ])
    return { path: '/ecdsa/update_card', headers: json({ authsignature, usersignature }), body }
  }
}

function silaTokenRequests(): MakeBareRequest {
  const headers = json({ authorization: 'Bearer made-up-token' })
  return (lane) => ({ path: '/token/update_card', headers, body: silaBody(lane) })
}

function paywintRequests(): MakeBareRequest {
  const { platformId, secretKey, owner, cardId } = madeUp.paywint
  const path = `/api/platform/card/update/secure-link/${owner}`
  return () => {
    const body = Buffer.from(JSON.stringify({ card_id: cardId, card_purpose: 'WITHDRAWAL' }))
    const hash = createHash('sha256').update(body).digest('hex')
    const signature = createHmac('sha256', secretKey).update(`POST${path}${hash}`).digest('hex')
    return { path, headers: json({ 'X-Platform-ID': platformId, 'X-Signature': signature }), body }
  }
}

function silaBody(lane: number): Buffer {
  const { handle } = ofLane(users, lane)
  const created = Math.floor(Date.now() / 1000)
  const header = { created, app_handle: appHandle, user_handle: handle, reference: randomUUID() }
  return Buffer.from(JSON.stringify({ header, card_name: 'Groceries', card_id: cardId }))
}

async function hexOf(digest: Uint8Array, signer: Signer): Promise<string> {
  const { rs, recoveryId } = await signer.sign(digest)
  return Buffer.from(rs).toString('hex') + (27 + recoveryId).toString(16)
}

function json(proof: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...proof, 'content-type': 'application/json' }
}
