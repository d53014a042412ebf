import type { Sandbox } from '@cardlane/sandbox'
import { sila, silaSigner } from '@cardlane/sila'
import { newText, type Canary } from '../search/canary.js'
import { postJson } from '../stage/post-json.js'
import { canariesAt, headersWithout, type Giving, type Subject } from './subject.js'

const shared = {
  adapter: sila,
  hosts: (sandbox: Sandbox) => ({ baseUrl: sandbox.sila.baseUrl }),
  inputs: ({ sila: simulator }: Sandbox) => ({
    owner: simulator.userHandle,
    cardId: simulator.cards()[0]?.card_id ?? '',
    addition: { token: simulator.issueCardToken(), name: 'Second' },
  }),
}

const optionsWith = (hosts: Giving['hosts'], auth: object) => ({
  environment: 'sandbox',
  appHandle: 'handle.silamoney.eth',
  auth,
  ...hosts,
})

/** Sila with the keys of app and user, which sign every request. */
export function silaKeysSubject(): Subject {
  const canaries = canariesAt({ 'auth.appKey': newText.key(), 'auth.userKeys': newText.key() })
  return {
    ...shared,
    name: 'sila, keys',
    forms: ['text', 'function', 'promise', 'signer'],
    canaries,
    neverShared: Object.keys(canaries),
    options({ form, give, hosts }) {
      const key = (canary: Canary) => (form === 'signer' ? signerOf(canary, give) : give(canary))
      const userKey = key(canaries['auth.userKeys'])
      const userKeys = form === 'signer' ? () => userKey : { [userHandle]: userKey }
      return optionsWith(hosts, { kind: 'ecdsa', appKey: key(canaries['auth.appKey']), userKeys })
    },
    // The simulator cannot know the keys, so that an access token takes their place.
    async reauthenticator(sandbox) {
      const token = await fetchToken(sandbox)
      return (arrived) => ({
        ...headersWithout(arrived, 'authsignature', 'usersignature'),
        authorization: `Bearer ${token}`,
      })
    },
  }
}

/** Sila with a client's secret, for which it gives an access token. */
export function silaTokenSubject(): Subject {
  const canaries = canariesAt({ 'auth.clientId': newText.uuid(), 'auth.clientSecret': newText.text() })
  return {
    ...shared,
    name: 'sila, token',
    forms: ['text', 'function', 'promise'],
    canaries,
    options: ({ give, hosts }) =>
      optionsWith(hosts, {
        kind: 'token',
        clientId: give(canaries['auth.clientId']),
        clientSecret: give(canaries['auth.clientSecret']),
      }),
    reauthenticator({ sila: simulator }) {
      const basic = basicOf(simulator)
      return (arrived) => {
        const { authorization = '', ...headers } = headersWithout(arrived)
        return { ...headers, authorization: authorization.startsWith('Basic ') ? basic : authorization }
      }
    },
  }
}

const userHandle = 'user.silamoney.eth'

/** A signer of the application's own; every use of it counts as one of the key. */
function signerOf(canary: Canary, give: Giving['give']) {
  const signer = silaSigner(canary.text)
  const ask = give(canary)
  return {
    async sign(digest: Uint8Array) {
      if (typeof ask === 'function') await ask()
      return signer.sign(digest)
    },
  }
}

function basicOf({ clientId, clientSecret }: Sandbox['sila']): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
}

async function fetchToken({ sila: simulator, clock }: Sandbox): Promise<string> {
  const created = Math.floor(clock.now() / 1000)
  const answer = await postJson(`${simulator.baseUrl}/auth_token`, {
    headers: { authorization: basicOf(simulator) },
    body: { header: { created, app_handle: simulator.appHandle, reference: 'leak-audit' } },
  })
  return (answer as { readonly access_token: { readonly token: string } }).access_token.token
}
