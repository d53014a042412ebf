import { isCardlaneError, type CardlaneError } from '@cardlane/core'
import { createProvider, type CardlaneEvent } from '@cardlane/core/adapter'
import { createManualClock } from '@cardlane/core/testing'
import { acme, type AcmeOptions } from '../index.js'

export const owner = 'customer-1'
export const card = { owner, id: 'card_7h2k9m4q' }

/** As the README of this folder shows it. */
export const cardRecord = {
  id: card.id,
  revision: 3,
  label: 'Everyday',
  last_four: '4242',
  expires: '2029-12',
  network: 'visa',
  status: 'active',
  client_reference: null,
}

/** The credentials are made up. */
export const options: AcmeOptions = {
  environment: 'sandbox',
  keyId: 'key_made_up',
  secret: 'made-up-secret',
  maxAttempts: 1,
}

/** A provider whose clock stands still, but for the pauses before a second attempt or read. */
export function testProvider(given: Partial<AcmeOptions> = {}) {
  const clock = createManualClock(Date.UTC(2027, 0, 15))
  const events: CardlaneEvent[] = []
  const onEvent = (event: CardlaneEvent) => {
    events.push(event)
    if ('pauseMs' in event) queueMicrotask(() => clock.advance(event.pauseMs ?? 0))
  }
  const world = { clock, random: () => 0, onEvent }
  return { provider: createProvider(acme, { id: 'cards', options: { ...options, ...given }, world }), events }
}

/** What a call rejects with. */
export async function failureOf(call: Promise<unknown>): Promise<CardlaneError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (isCardlaneError(error)) return error
  throw new Error('The call did not reject with a CardlaneError.', { cause: error })
}
