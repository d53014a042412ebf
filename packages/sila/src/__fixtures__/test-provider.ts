import { inspect } from 'node:util'
import { isCardlaneError, type CardlaneError } from '@cardlane/core'
import { createProvider, type CardlaneEvent } from '@cardlane/core/adapter'
import { sila, type SilaOptions } from '../index.js'
import { cardId } from './bodies.js'
import { createManualClock } from '@cardlane/core/testing'

/** A time with a fraction of a second, so that rounding shows. */
export const startOfTest = Date.UTC(2027, 0, 15, 8, 30, 0, 999)

/** Made up. */
export const appKey = 'a1'.repeat(32)
export const userKey = 'b2'.repeat(32)
export const clientId = 'made-up-client'
export const clientSecret = 'made-up-client-secret'

export const owner = 'user.silamoney.eth'
export const card = { owner, id: cardId }

export const ecdsa = { kind: 'ecdsa', appKey, userKeys: { [owner]: userKey } } as const
export const token = { kind: 'token', clientId, clientSecret } as const

export const options: SilaOptions = {
  environment: 'sandbox',
  appHandle: 'handle.silamoney.eth',
  auth: ecdsa,
}

/** A provider in a world that stands still, but for the pause between two looks at a doubtful change. */
export function testProvider(given: Partial<SilaOptions> = {}, clock = createManualClock(startOfTest)) {
  const onEvent = (event: CardlaneEvent) => {
    if (event.type !== 'read_back' || event.pauseMs === undefined) return
    const { pauseMs } = event
    queueMicrotask(() => {
      clock.advance(pauseMs)
    })
  }
  return createProvider(sila, {
    id: 'cards',
    options: { ...options, ...given },
    world: { clock, random: () => 0, onEvent },
  })
}

export async function rejectionOf(work: Promise<unknown>): Promise<CardlaneError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (isCardlaneError(error)) return error
  throw new Error(`It should have rejected with a CardlaneError, but: ${inspect(error)}`)
}
