import {
  failed,
  Secret,
  type AccessTokens,
  type AdapterDeps,
  type Authenticator,
  type Call,
} from '@cardlane/core/adapter'
import type { SilaDigest } from './sila-keccak.js'
import type {
  SilaEcdsaSettings,
  SilaKey,
  SilaSettings,
  SilaTokenSettings,
  UserSigners,
} from './sila-options.js'
import { silaSignature } from './sila-signature.js'
import { isSigner, silaSigner, type Signer } from './sila-signer.js'
import { createSilaTokens } from './sila-token.js'

/** Gives the authenticator of the requests made for one user. */
export type SilaAuth = (userHandle: string) => Authenticator

export function createSilaAuth(settings: SilaSettings, deps: AdapterDeps): SilaAuth {
  const { auth } = settings
  return auth.kind === 'ecdsa' ? ecdsaAuth(auth) : tokenAuth(auth, createSilaTokens(settings, auth, deps))
}

/** `authsignature` by the app's key and `usersignature` by the user's, over the same bytes. */
function ecdsaAuth({ appKey, userKeys }: SilaEcdsaSettings): SilaAuth {
  const appSigner = signerOf(appKey)
  const userSigner = typeof userKeys === 'function' ? userKeys : signersByHandle(userKeys)
  // With the first request: an instance with a bearer token never needs it.
  let loaded: SilaDigest | undefined
  return (userHandle) => ({
    async authenticate({ body }) {
      const signer = await userSigner(userHandle)
      if (!isSigner(signer)) throw unknownUser()
      const silaDigest = (loaded ??= await (await import('./sila-keccak.js')).loadDigest())
      const digest = silaDigest(body)
      const [authsignature, usersignature] = await Promise.all([
        appSigner().then((app) => silaSignature(digest, app)),
        silaSignature(digest, signer),
      ])
      return { authsignature, usersignature }
    },
  })
}

/** `Authorization: Bearer`; no signature and no user key (https://docs.silamoney.com/docs/authenticating-with-an-auth-token). */
function tokenAuth({ clientId }: SilaTokenSettings, tokens: AccessTokens): SilaAuth {
  return () => {
    let used: string | undefined
    const bearer = (token: string) => {
      used = token
      return { authorization: `Bearer ${token}` }
    }
    return {
      authenticate(_request, call) {
        const client = clientId.fixedText()
        const token = client === undefined ? fetchFor(clientId, call) : tokens.get(client, call)
        return typeof token === 'string' ? bearer(token) : token.then(bearer)
      },
      renew() {
        if (used !== undefined) tokens.discard(used)
        return true
      },
    }
  }

  async function fetchFor(id: Secret, call: Call): Promise<string> {
    return tokens.get(await id.reveal(), call)
  }
}

function signersByHandle(keys: Readonly<Record<string, SilaKey>>): UserSigners {
  const signers = new Map(Object.entries(keys).map(([handle, key]) => [handle, signerOf(key)]))
  return (userHandle) => signers.get(userHandle)?.()
}

/** Parses a key once, and again only when a function gives another one. */
function signerOf(key: SilaKey): () => Promise<Signer> {
  if (!(key instanceof Secret)) return () => Promise.resolve(key)
  let parsed: { readonly text: string; readonly signer: Signer } | undefined
  return async () => {
    const text = await key.reveal()
    if (parsed?.text !== text) parsed = { text, signer: silaSigner(text) }
    return parsed.signer
  }
}

function unknownUser() {
  return failed({
    code: 'invalid_request',
    message: 'The configuration has no signing key for this owner.',
    field: 'owner',
    hint: "Add the user's key to auth.userKeys; nothing was sent.",
  })
}
