import type { z } from 'zod'
import type { Clock } from '../clock.js'
import { deepFreeze } from '../deep-freeze.js'
import type { Capabilities } from '../model/capabilities.js'
import type { Refusals } from '../model/update-plan.js'
import type { AdapterOperations } from './operations.js'
import type { SendRequest } from './request/provider-request.js'
import type { CommonOptions } from './options/common-options.js'

/** What an adapter depends on: a test replaces it. */
export interface AdapterDeps {
  readonly clock: Clock
  readonly send: SendRequest
  /** The provider's time in epoch milliseconds: by its last response, or by the machine's clock where none has told the time. */
  readonly providerNow: () => number
}

type OptionsSchema = z.ZodType<CommonOptions>

/** What an adapter is made of. */
export interface AdapterDefinition<N extends string, O extends OptionsSchema, C extends Capabilities> {
  /** One word in lower case: the `adapter` of a configuration and the key in `providerOptions`. */
  readonly name: N
  /** Strict: unknown keys are errors. It includes `commonOptions`. */
  readonly options: O
  readonly capabilities: C
  /** Why each unsupported capability is, and what to do instead. */
  readonly refusals?: Refusals
  /** Called once per provider instance. */
  create(options: z.output<O>, deps: AdapterDeps): AdapterOperations
}

const mark = Symbol.for('cardlane.adapter')

/** An adapter as a value: pass it to `createCardlane`, or name its package in a configuration file. */
export interface Adapter<
  N extends string = string,
  O extends OptionsSchema = OptionsSchema,
  C extends Capabilities = Capabilities,
> extends AdapterDefinition<N, O, C> {
  readonly [mark]: true
}

/** Makes an adapter. Side effects, credentials and connections belong into `create`, not here. */
export function defineAdapter<const N extends string, O extends OptionsSchema, const C extends Capabilities>(
  definition: AdapterDefinition<N, O, C>,
): Adapter<N, O, C> {
  if (!('_zod' in definition.options)) {
    throw new TypeError(`The options of the adapter ${definition.name} are no schema of zod 4.`)
  }
  // Every instance shows the same capabilities, so no application may change them for the others.
  const capabilities = deepFreeze(definition.capabilities)
  return Object.freeze({ ...definition, capabilities, [mark]: true as const })
}

/** Recognises an adapter, also one made with another copy of this package. */
export function isAdapter(value: unknown): value is Adapter {
  return typeof value === 'object' && value !== null && Reflect.get(value, mark) === true
}
