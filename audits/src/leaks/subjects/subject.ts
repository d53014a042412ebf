import type { Adapter } from '@cardlane/core/adapter'
import type { Sandbox } from '@cardlane/sandbox'
import type { Canary } from '../search/canary.js'
import type { Arrived } from '../stage/arrived.js'

/** How a credential can be given in a configuration. */
export type Form = 'text' | 'function' | 'promise' | 'signer'

/** Gives a credential in one of its forms, and hears when it is asked for. */
export type Give = (canary: Canary) => string | (() => string | Promise<string>)

/** The addresses of the provider's hosts, by option. */
export type Hosts = Readonly<Record<string, string>>

export type Headers = Readonly<Record<string, string>>

export interface Giving {
  readonly form: Form
  readonly give: Give
  readonly hosts: Hosts
}

/** An adapter with a canary in each of its credentials. */
export interface Subject {
  /** The adapter, and how it proves itself where there are several ways. */
  readonly name: string
  readonly adapter: Adapter
  readonly forms: readonly Form[]
  /** By the path of the option that holds it. */
  readonly canaries: Readonly<Record<string, Canary>>
  /** The names of the canaries that never leave the client, as private keys do not. */
  readonly neverShared?: readonly string[]
  /** The simulator's own hosts. */
  readonly hosts: (sandbox: Sandbox) => Hosts
  readonly options: (giving: Giving) => Readonly<Record<string, unknown>>
  readonly inputs: (sandbox: Sandbox) => Inputs
  /** How requests are passed on to the simulator, which knows none of the canaries. */
  readonly reauthenticator: (sandbox: Sandbox) => Reauthenticate | Promise<Reauthenticate>
}

type Reauthenticate = (arrived: Arrived) => Headers

/** What calls are made with. */
export interface Inputs {
  readonly owner: string
  readonly cardId: string
  /** Where a card is stored from a token. */
  readonly addition?: { readonly token: string; readonly name: string }
}

/** The headers of a request without those that prove it. */
export function headersWithout({ headers }: Arrived, ...proof: readonly string[]): Headers {
  const left = Object.entries(headers).filter(([name]) => !proof.includes(name))
  return Object.fromEntries(left.map(([name, value]) => [name, String(value)]))
}

/** Canaries under the names of their options. */
export function canariesAt<Path extends string>(texts: Readonly<Record<Path, string>>): Record<Path, Canary> {
  const entries = Object.entries<string>(texts).map(([name, text]) => [name, { name, text }] as const)
  return Object.fromEntries(entries) as Record<Path, Canary>
}
