import { header, type ArrivedRequest } from '../route.js'
import { sameText } from '../same-text.js'
import type { createSilaAccessTokens } from './sila-access-tokens.js'
import { failed, type SilaOutcome } from './sila-envelopes.js'
import { explainSilaSignature } from './sila-explanation.js'
import type { SilaSettings } from './sila-options.js'
import type { SilaReferences } from './sila-references.js'
import type { SilaHeader } from './sila-shapes.js'
import { addressOf, recoverAddress } from './sila-signature.js'
import { invalid } from './sila-validation.js'

export interface SilaCredentials {
  readonly appHandle: string
  /** A private key: 64 hex digits. */
  readonly appKey: string
  readonly clientId: string
  readonly clientSecret: string
  readonly userHandle: string
  /** A private key: 64 hex digits. */
  readonly userKey: string
}

/** A request whose envelope has been read, and so names the handles that have to sign. */
interface SilaClaim {
  readonly request: ArrivedRequest
  readonly header: SilaHeader
}

export interface SilaRefusal {
  readonly why: string
  readonly outcome: SilaOutcome
  /** For a signature: what was expected, and what the client seems to have done. */
  readonly explanation?: string
}

export type SilaVerifier = (claim: SilaClaim) => SilaRefusal | undefined

export interface SilaAuthSetup {
  readonly credentials: SilaCredentials
  readonly accessTokens: ReturnType<typeof createSilaAccessTokens>
  readonly references: SilaReferences
  readonly settings: SilaSettings
}

/** Checks `created`, then that the handles are registered, then a bearer token or both signatures. */
export function createSilaVerifiers({ credentials, accessTokens, references, settings }: SilaAuthSetup) {
  const app = { name: 'authsignature', handle: credentials.appHandle, address: addressOf(credentials.appKey) }
  const user = {
    name: 'usersignature',
    handle: credentials.userHandle,
    address: addressOf(credentials.userKey),
  }
  const bad = (why: string) => refuse(settings.badSignatureStatus, why)

  const verifyCreated: SilaVerifier = ({ request, header: { created } }) => {
    const age = request.at / 1000 - created
    const { createdWindowSeconds: behind, createdAheadSeconds } = settings
    const ahead = Math.min(behind, createdAheadSeconds)
    if (age <= behind && -age <= ahead) return undefined
    const details = { header: { created: `More than ${behind} seconds ago, or ${ahead} seconds ahead.` } }
    return { why: 'created is outside the window', outcome: invalid(details) }
  }

  const verifyHandles: SilaVerifier = ({ header: { app_handle, auth_handle, user_handle } }) => {
    if (!isHandle(app_handle ?? auth_handle ?? '', app.handle)) return bad('unknown app_handle')
    const knowsUser = user_handle === undefined || isHandle(user_handle, user.handle)
    return knowsUser ? undefined : bad('unknown user_handle')
  }

  const isHandle = (sent: string, registered: string): boolean =>
    sent === registered || (settings.bareHandles === 'accept' && `${sent}.silamoney.eth` === registered)

  const verifySignatures: SilaVerifier = ({ request }) => {
    for (const [signer, other] of [[app, user] as const, [user, app] as const]) {
      const { name, address } = signer
      const signature = header(request, name) ?? ''
      const recovered = recoverAddress(request.body, signature)
      if (recovered === address) continue
      const explanation = explainSilaSignature({ body: request.body, signature, recovered, signer, other })
      return { ...bad(wrongSignature(name, signature, recovered)), explanation }
    }
    return undefined
  }

  const verifyBearer = (sent: string): SilaRefusal | undefined => {
    const states = readBearer(sent, settings.bearerForm).map((token) => accessTokens.look(token))
    if (states.length === 0) return refuse(403, 'badly encoded bearer token')
    if (states.includes('good')) return undefined
    return refuse(401, states.includes('expired') ? 'expired bearer token' : 'unknown bearer token')
  }

  const verifyProof: SilaVerifier = (claim) => {
    const [scheme = '', sent = ''] = header(claim.request, 'authorization')?.split(' ') ?? []
    if (scheme === '') return verifySignatures(claim)
    if (scheme.toLowerCase() !== 'bearer') {
      return refuse(403, `${scheme} authorization is for auth_token only`)
    }
    const isSigned = [app, user].some(({ name }) => header(claim.request, name) !== undefined)
    return isSigned && settings.bearerWithSignatures === 'refuse'
      ? bad('bearer token and signatures together')
      : verifyBearer(sent)
  }

  /** Last, because it uses the reference up. */
  const verifyReference: SilaVerifier = ({ header: { reference } }) => {
    if (settings.reference !== 'unique' || references.use(reference ?? '')) return undefined
    const outcome = invalid({ header: { reference: 'It has been used before.' } })
    return { why: 'reference has been used', outcome }
  }

  const verifyClient: SilaVerifier = ({ request }) => {
    const expected = Buffer.from(`${credentials.clientId}:${credentials.clientSecret}`).toString('base64')
    const sent = header(request, 'authorization') ?? ''
    return sameText(sent, `Basic ${expected}`) ? undefined : refuse(401, 'wrong client id or secret')
  }

  return {
    verifyCall: firstRefusal([verifyCreated, verifyHandles, verifyProof, verifyReference]),
    verifyTokenRequest: firstRefusal([verifyCreated, verifyHandles, verifyClient, verifyReference]),
  }
}

const refuse = (status: number, why: string): SilaRefusal => ({
  why,
  outcome: failed(status, `Unauthorized: ${why}.`),
})

const firstRefusal =
  (checks: readonly SilaVerifier[]): SilaVerifier =>
  (claim) => {
    for (const check of checks) {
      const refusal = check(claim)
      if (refusal) return refusal
    }
    return undefined
  }

function wrongSignature(name: string, signature: string, recovered: string | undefined): string {
  if (signature === '') return `missing ${name}`
  return recovered === undefined ? `malformed ${name}` : `wrong ${name}: 0x${recovered} is not registered`
}

/** What a bearer text may stand for; nothing when it is badly encoded. */
function readBearer(sent: string, form: SilaSettings['bearerForm']): readonly string[] {
  const readings = { raw: sent, base64: Buffer.from(sent, 'base64').toString('latin1') }
  const candidates = form === 'both' ? [readings.raw, readings.base64] : [readings[form]]
  return candidates.filter((text) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text))
}
