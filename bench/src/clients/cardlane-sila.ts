import { sila } from '@cardlane/sila'
import { cardlaneClient } from './cardlane.js'
import type { CreateClient } from './client.js'
import { madeUp } from './made-up.js'
import { expectNativeCode, refuseNativeCode } from './native-code.js'

const { appHandle, appKey, handleOf, keys, clientId, clientSecret, cardId } = madeUp.sila

const client =
  (auth: object, path: string): CreateClient =>
  (setting) => {
    const options = {
      adapter: 'sila',
      environment: 'sandbox',
      appHandle,
      auth,
      baseUrl: `${setting.origin}/${path}`,
    }
    return cardlaneClient({ adapter: sila, options, setting }, (provider, owner) =>
      provider.updateCard({ card: { owner: handleOf(owner), id: cardId }, set: { name: 'Groceries' } }),
    )
  }

const userKeys = Object.fromEntries(keys.map((key, owner) => [handleOf(owner), key]))
const twoSignatures = client({ kind: 'ecdsa', appKey, userKeys }, 'ecdsa')

/** As it is where nobody has installed a native signer. */
export const ecdsa: CreateClient = (setting) => {
  refuseNativeCode()
  return twoSignatures(setting)
}

export const nativeEcdsa: CreateClient = async (setting) => {
  await expectNativeCode()
  return twoSignatures(setting)
}

export const token = client({ kind: 'token', clientId, clientSecret }, 'token')
