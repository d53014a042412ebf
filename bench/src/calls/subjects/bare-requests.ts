import { createHash, createHmac, randomUUID } from 'node:crypto'
import { silaSigner, type Signer } from '@cardlane/sila'
import { keccak_256 } from '@noble/hashes/sha3'
import { madeUp } from '../made-up.js'
import { expectNativeCode, refuseNativeCode } from './native-code.js'

/** What has to be sent, and nothing else is done: no checks, no retries, no deadline. */
export interface BareRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

type MakeBareRequest = () => BareRequest | Promise<BareRequest>

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

const { appHandle, userHandle, appKey, userKey, cardId } = madeUp.sila

/** Cardlane's own signer, so that only what is around it is compared. */
function silaEcdsaRequests(): MakeBareRequest {
  const [app, user] = [silaSigner(appKey), silaSigner(userKey)]
  return async () => {
    const body = silaBody()
    const digest = keccak_256(body)
    const [authsignature, usersignature] = await Promise.all([hexOf(digest, app), hexOf(digest, user)])
    return { path: '/ecdsa/update_card', headers: json({ authsignature, usersignature }), body }
  }
}

function silaTokenRequests(): MakeBareRequest {
  const headers = json({ authorization: 'Bearer made-up-token' })
  return () => ({ path: '/token/update_card', headers, body: silaBody() })
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

function silaBody(): Buffer {
  const created = Math.floor(Date.now() / 1000)
  const header = { created, app_handle: appHandle, user_handle: userHandle, reference: randomUUID() }
  return Buffer.from(JSON.stringify({ header, card_name: 'Groceries', card_id: cardId }))
}

async function hexOf(digest: Uint8Array, signer: Signer): Promise<string> {
  const { rs, recoveryId } = await signer.sign(digest)
  return Buffer.from(rs).toString('hex') + (27 + recoveryId).toString(16)
}

function json(proof: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...proof, 'content-type': 'application/json' }
}
