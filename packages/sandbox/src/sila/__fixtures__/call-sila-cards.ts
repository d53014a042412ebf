import type { Sandbox } from '../../index.js'
import { valueAt } from '../../__fixtures__/send.js'
import { basic, createSilaClient } from './sila-client.js'

/** The status of a get_cards that is authenticated in this way. */
export async function callSilaCards({ sila, clock }: Sandbox, authorization: string): Promise<number> {
  return (await createSilaClient(sila, clock)('get_cards', { authorization })).status
}

/** The access token that auth_token answers. */
export async function askForToken({ sila, clock }: Sandbox): Promise<unknown> {
  const authorization = basic(sila.clientId, sila.clientSecret)
  const { body } = await createSilaClient(sila, clock)('auth_token', { authorization })
  return valueAt(body, 'access_token.token')
}
