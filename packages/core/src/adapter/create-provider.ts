import { ConfigurationError } from '../errors/input-errors.js'
import type { Capabilities } from '../model/capabilities.js'
import type { CardProvider } from '../model/card-provider.js'
import { planUpdate } from '../model/update-plan.js'
import type { InstanceContext } from './call/call.js'
import { KeyedLock } from './call/keyed-lock.js'
import type { Adapter } from './define-adapter.js'
import { requestSchemas } from './input/request-schemas.js'
import type { Instance } from './instance.js'
import { secretsIn } from './options/secret.js'
import { check, checkArgument } from './problems.js'
import { Redactor } from './redaction/redactor.js'
import { createInstanceHttp } from './request/instance-http.js'
import { createSendRequest } from './request/send-request.js'
import { runOperation } from './run-operation.js'
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

  const { name, capabilities, refusals = {} } = adapter
  const world = Object.assign({}, realWorld, replaced)
  const { clock } = world
  const http = createInstanceHttp(world, options)
  const redactor = new Redactor()
  for (const { secret, path } of secretsIn(options)) {
    secret.locate(path)
    const fixed = secret.fixedText()
    if (fixed !== undefined) redactor.keep(fixed)
    secret.onReveal((text) => {
      redactor.add(text)
    })
  }
  const context: InstanceContext = {
    provider: id,
    adapter: name,
    clock,
    onEvent: quietListener(world),
    redactor,
    deadlineMs: options.deadlineMs,
  }
  const send = createSendRequest(http)
  const schemas = requestSchemas({
    clock,
    maxNameLength: options.maxNameLength,
    addCard: capabilities.addCard,
  })
  const operations = adapter.create(options, { clock, send, providerNow: () => http.clockSkew.now() })
  const instance: Instance = { adapter, context, schemas, operations, ownerLock: new KeyedLock() }

  return Object.freeze<CardProvider<C>>({
    id,
    adapter: name,
    capabilities,
    get circuit() {
      return http.hosts.circuitState
    },
    planUpdate(request) {
      return planUpdate(checkArgument(schemas.updateCard, request).set, capabilities, refusals)
    },
    updateCard(request, options) {
      return runOperation(instance, 'updateCard', { request, options })
    },
    createPaymentLink(request, options) {
      return runOperation(instance, 'createPaymentLink', { request, options })
    },
    addCard(request, options) {
      return runOperation(instance, 'addCard', { request, options })
    },
    listCards(owner, given) {
      const { providerOptions, ...options } = given ?? {}
      return runOperation(instance, 'listCards', { request: { owner, providerOptions }, options })
    },
    getCard(card, given) {
      const { providerOptions, ...options } = given ?? {}
      return runOperation(instance, 'getCard', { request: { card, providerOptions }, options })
    },
    deleteCard(card, given) {
      const { providerOptions, ...options } = given ?? {}
      return runOperation(instance, 'deleteCard', { request: { card, providerOptions }, options })
    },
  })
}

/** A listener that throws must not change what becomes of a call. */
function quietListener({ onEvent }: World): InstanceContext['onEvent'] {
  if (onEvent === realWorld.onEvent) return undefined
  return function notify(event) {
    // There is nobody to tell of a failure: the listener was the one to be told.
    try {
      const returned = onEvent(event)
      if (returned instanceof Promise) returned.catch(() => undefined)
    } catch {
      return
    }
  }
}
