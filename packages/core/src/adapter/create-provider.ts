import { randomUUID } from 'node:crypto'
import { ConfigurationError } from '../errors/input-errors.js'
import type { Capabilities, Operation } from '../model/capabilities.js'
import type { CardProvider } from '../model/card-provider.js'
import { planUpdate } from '../model/update-plan.js'
import { openCall, type Call } from './call/call.js'
import type { Adapter } from './define-adapter.js'
import { createSend } from './http/send.js'
import { createWire } from './http/wire.js'
import { requestSchemas } from './input/request-schemas.js'
import { createPerform } from './perform.js'
import { secretsIn } from './options/secret.js'
import { check, checkInput } from './problems.js'
import { runCall } from './run-call.js'
import { createScrubber } from './scrub.js'
import { realWorld, type World } from './world.js'

export interface ProviderSettings {
  /** The instance's name. */
  readonly id: string
  /** The adapter's options, unchecked. */
  readonly options: unknown
  /** What to replace of the real world. */
  readonly world?: Partial<World> | undefined
}

/**
 * Makes a provider instance.
 *
 * @throws ConfigurationError that lists every problem of the options.
 */
export function createProvider<C extends Capabilities>(
  adapter: Adapter<string, Adapter['options'], C>,
  { id, options: unchecked, world: replaced }: ProviderSettings,
): CardProvider<C> {
  const checked = check(adapter.options, unchecked)
  if (!checked.ok) throw new ConfigurationError(checked.problems)
  const options = checked.value
  const { deadlineMs, maxAttempts, maxNameLength, circuitFailures, circuitOpenMs } = options

  const { name, capabilities, refusals = {} } = adapter
  const world = withQuietListener({ ...realWorld, ...replaced })
  const schemas = requestSchemas({ clock: world.clock, maxNameLength, addCard: capabilities.addCard })
  const wire = createWire(world, { maxAttempts, failures: circuitFailures, openMs: circuitOpenMs })
  const scrubber = createScrubber()
  for (const { secret, path } of secretsIn(options)) {
    secret.locate(path)
    secret.onReveal(scrubber.hide)
  }
  const { clock, onEvent } = world
  const surroundings = { provider: id, adapter: name, clock, onEvent, scrubber, deadlineMs }
  const operations = adapter.create(options, {
    clock: world.clock,
    send: createSend(wire),
    // Its events belong to the call that began it; its requests have a reference of their own.
    openCall: ({ id: callId, operation }, signal) =>
      openCall(surroundings, { id: callId, reference: randomUUID(), operation, signal }),
  })
  const perform = createPerform({ adapter, schemas, operations })
  const run = <T extends object>(operation: Operation, options: unknown, act: (call: Call) => Promise<T>) =>
    runCall({ surroundings, operation, options }, act)

  return Object.freeze<CardProvider<C>>({
    id,
    adapter: name,
    capabilities,
    get circuit() {
      return wire.circuits.state
    },
    planUpdate: (request) => planUpdate(checkInput(schemas.updateCard, request).set, capabilities, refusals),
    updateCard: (request, given) => run('updateCard', given, (call) => perform('updateCard', request, call)),
    createPaymentLink: (request, given) =>
      run('createPaymentLink', given, (call) => perform('createPaymentLink', request, call)),
    addCard: (request, given) => run('addCard', given, (call) => perform('addCard', request, call)),
    async listCards(owner, options) {
      const { providerOptions, ...given } = { ...options }
      return run('listCards', given, async (call) => ({
        cards: await perform('listCards', { owner, providerOptions }, call),
      }))
    },
    async getCard(card, options) {
      const { providerOptions, ...given } = { ...options }
      return run('getCard', given, async (call) => ({
        card: await perform('getCard', { card, providerOptions }, call),
      }))
    },
    async deleteCard(card, options) {
      const { providerOptions, ...given } = { ...options }
      return run('deleteCard', given, async (call) => {
        await perform('deleteCard', { card, providerOptions }, call)
        return { status: 'deleted' as const, card: { owner: card.owner, id: card.id } }
      })
    },
  })
}

/** A listener that throws must not change what becomes of a call. */
function withQuietListener(world: World): World {
  if (world.onEvent === realWorld.onEvent) return world
  return {
    ...world,
    onEvent(event) {
      // There is nobody to tell of a failure: the listener was the one to be told.
      try {
        const returned = world.onEvent(event)
        if (returned instanceof Promise) returned.catch(() => undefined)
      } catch {
        return
      }
    },
  }
}
