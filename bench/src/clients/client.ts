/** A client under test: one way to make one kind of call. */
export interface Client {
  /** One call that has to succeed. Calls that run at the same time are for different owners. */
  call(owner: number): Promise<unknown>
}

export interface Setting {
  /** Where the server is. */
  readonly origin: string
  /** How many instances take the calls in turn. */
  readonly instances: number
  /** Hears Cardlane's events. Without it, nobody listens. */
  readonly listener: (() => void) | undefined
}

export type CreateClient = (setting: Setting) => Client | Promise<Client>

/** What is known of a client before its code is loaded. */
export interface ClientEntry {
  readonly label: string
  /** What the server has to see of one call: method and path, and how often. */
  readonly requests: Readonly<Record<string, number>>
  readonly load: () => Promise<CreateClient>
}
