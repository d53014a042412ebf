import { randomUUID } from 'node:crypto'
import type { Call } from './client.js'
import { single, type Scenario } from './load.js'
import type { Served } from './served.js'
import { signSila } from './sign-sila.js'

export type Sila = Served['sila']

/** Reads and renames, with an access token. */
export function silaTokenScenarios(sila: Sila, accessToken: string): readonly Scenario[] {
  const call = silaTokenCalls(sila, accessToken)
  return [single(call.list), single(call.rename)]
}

/** The same with two signatures, which are made beforehand: what they cost here is not to be measured. */
export function silaSignatureScenarios(sila: Sila): readonly Scenario[] {
  const bodies = silaBodies(sila)
  const signed = Array.from({ length: 16 }, () => [
    signedCall(sila, 'get_cards', bodies.list()),
    signedCall(sila, 'update_card', bodies.rename()),
  ]).flat()
  return signed.map((call) => single(() => call))
}

/** Refused: another key has signed for the user, which no usual mistake explains, so that all of them are tried. */
export function silaWrongSignatureScenarios(sila: Sila): readonly Scenario[] {
  const call = signedCall({ ...sila, userKey: '33'.repeat(32) }, 'get_cards', silaBodies(sila).list())
  return [single(() => ({ ...call, status: 401, answer: '"success":false' }))]
}

export function silaTokenCalls(sila: Sila, accessToken: string) {
  const bodies = silaBodies(sila)
  const authorization = `Bearer ${accessToken}`
  const call = (endpoint: string, body: string) =>
    silaCall(sila, endpoint, { body, headers: { authorization } })
  return {
    list: () => call('get_cards', bodies.list()),
    rename: () => call('update_card', bodies.rename()),
    link: (card_name: string, token: string) =>
      call('link_card', bodies.with({ card_name, token, provider: 'cko' })),
    remove: (card_name: string) => call('delete_card', bodies.with({ card_name, provider: 'cko' })),
    unknownToken: (): Call => ({
      ...silaCall(sila, 'get_cards', { body: bodies.list(), headers: { authorization: 'Bearer a.b.c' } }),
      status: 401,
      answer: '"success":false',
    }),
  }
}

export function authTokenCall(sila: Sila): Call {
  const { app_handle, created } = headerOf(sila)
  const basic = Buffer.from(`${sila.clientId}:${sila.clientSecret}`).toString('base64')
  return silaCall(sila, 'auth_token', {
    body: JSON.stringify({ header: { app_handle, created } }),
    headers: { authorization: `Basic ${basic}` },
  })
}

function silaBodies(sila: Sila) {
  let renames = 0
  const withFields = (fields: object): string => JSON.stringify({ header: headerOf(sila), ...fields })
  return {
    with: withFields,
    list: () => withFields({}),
    rename() {
      renames += 1
      return withFields({ card_id: sila.cardId, card_name: `Card ${renames}` })
    },
  }
}

const headerOf = (sila: Sila) => ({
  created: Math.floor(Date.now() / 1000),
  app_handle: sila.appHandle,
  user_handle: sila.userHandle,
  reference: randomUUID(),
})

function signedCall(sila: Sila, endpoint: string, body: string): Call {
  const { appKey, userKey } = sila
  const headers = { authsignature: signSila(body, appKey), usersignature: signSila(body, userKey) }
  return silaCall(sila, endpoint, { body, headers })
}

const silaCall = (
  { baseUrl }: Sila,
  endpoint: string,
  { body, headers }: Required<Pick<Call, 'body' | 'headers'>>,
): Call => ({
  method: 'POST',
  url: `${baseUrl}/${endpoint}`,
  headers: { 'content-type': 'application/json', ...headers },
  body,
  answer: '"success":true',
})
