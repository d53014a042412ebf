import type { Adapter, World } from '@cardlane/core/adapter'
import type { z } from 'zod'

/** The options of one instance of one of the adapters, under `adapter`. */
export type ProviderConfig<A extends Adapter = Adapter> =
  A extends Adapter<infer N, infer O> ? { readonly adapter: N } & z.input<O> : never

/** The instances of an application by name. */
export type ProviderConfigs<A extends Adapter = Adapter, Names extends PropertyKey = string> = Readonly<
  Record<Names, ProviderConfig<A>>
>

export interface CardlaneConfig<P = ProviderConfigs> {
  /** The instance that is meant when none is named. Optional when there is only one. */
  readonly default?: (keyof P & string) | undefined
  readonly providers: P
}

export interface CardlaneSettings<
  A extends readonly Adapter[] = readonly Adapter[],
  P = ProviderConfigs<A[number]>,
> {
  readonly adapters: A
  readonly config: CardlaneConfig<P>
  /** What to replace of the real world: the clock, the random source, the listener to events, the HTTP clients' set-up. */
  readonly world?: Partial<World> | undefined
}
