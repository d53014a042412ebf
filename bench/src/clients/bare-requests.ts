import { createHash, createHmac, randomUUID } from 'node:crypto'
import { silaSigner, type Signer } from '@cardlane/sila'
import { keccak_256 } from '@noble/hashes/sha3'
import { keyOf, madeUp } from './made-up.js'
import { expectNativeCode, refuseNativeCode } from './native-code.js'

/** What has to be sent, and nothing else is done: no checks, no retries, no deadline. */
export interface BareRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

type MakeBareRequest = (owner: number) => BareRequest | Promise<BareRequest>

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

const { appHandle, handleOf, keys, appKey, cardId } = madeUp.sila

/** Cardlane's own signer, so that only what is around it is compared. */
function silaEcdsaRequests(): MakeBareRequest {
  const app = silaSigner(appKey)
  const signers = new Map(keys.map((key) => [key, silaSigner(key)]))
  return async (owner) => {
    const body = silaBody(owner)
    const digest = keccak_256(body)
    const user = signers.get(keyOf(owner)) ?? app
    const [authsignature, usersignature] = await Promise.all([hexOf(digest, app), hexOf(digest, user)])
    const headers = { authsignature, usersignature, 'content-type': 'application/json' }
    return { path: '/ecdsa/update_card', headers, body }
  }
}

function silaTokenRequests(): MakeBareRequest {
  const headers = { authorization: 'Bearer made-up-token', 'content-type': 'application/json' }
  return (owner) => ({ path: '/token/update_card', headers, body: silaBody(owner) })
}

function paywintRequests(): MakeBareRequest {
  const { platformId, secretKey, owner, cardId } = madeUp.paywint
  const path = `/api/platform/card/update/secure-link/${owner}`
  return () => {
    const body = Buffer.from(JSON.stringify({ card_id: cardId, card_purpose: 'WITHDRAWAL' }))
    const hash = createHash('sha256').update(body).digest('hex')
    const signature = createHmac('sha256', secretKey).update(`POST${path}${hash}`).digest('hex')
    const headers = {
      'X-Platform-ID': platformId,
      'X-Signature': signature,
      'content-type': 'application/json',
    }
    return { path, headers, body }
  }
}

function silaBody(owner: number): Buffer {
  const created = Math.floor(Date.now() / 1000)
  const header = {
    created,
    app_handle: appHandle,
    user_handle: handleOf(owner),
    reference: randomUUID(),
  }
  return Buffer.from(JSON.stringify({ header, card_name: 'Groceries', card_id: cardId }))
}

async function hexOf(digest: Uint8Array, signer: Signer): Promise<string> {
  const { rs, recoveryId } = await signer.sign(digest)
  return Buffer.from(rs).toString('hex') + (27 + recoveryId).toString(16)
}
