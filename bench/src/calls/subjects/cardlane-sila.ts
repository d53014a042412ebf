import { sila } from '@cardlane/sila'
import { ofLane } from '../lanes.js'
import { madeUp } from '../made-up.js'
import type { CreateSubject } from '../subject.js'
import { createProviders, inTurn } from './cardlane.js'
import { expectNativeCode, refuseNativeCode } from './native-code.js'

const { appHandle, users, appKey, clientId, clientSecret, cardId } = madeUp.sila
const updates = users.map(({ handle }) => ({
  card: { owner: handle, id: cardId },
  set: { name: 'Groceries' },
}))
const userKeys = Object.fromEntries(users.map(({ handle, key }) => [handle, key]))

const subject =
  (auth: object, path: string): CreateSubject =>
  ({ origin, instances }) => {
    const options = {
      ...{ adapter: 'sila', environment: 'sandbox', appHandle, auth },
      baseUrl: `${origin}/${path}`,
    }
    const providers = createProviders({ adapters: [sila], options, instances })
    return inTurn(providers, (provider, lane) => provider.updateCard(ofLane(updates, lane)))
  }

const twoSignatures = subject({ kind: 'ecdsa', appKey, userKeys }, 'ecdsa')

/** As it is where nobody has installed more: signatures in WebAssembly. */
export const ecdsa: CreateSubject = (setting) => {
  refuseNativeCode()
  return twoSignatures(setting)
}

export const nativeEcdsa: CreateSubject = async (setting) => {
  await expectNativeCode()
  return twoSignatures(setting)
}

export const token = subject({ kind: 'token', clientId, clientSecret }, 'token')
