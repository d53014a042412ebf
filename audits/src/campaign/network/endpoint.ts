import type { Socket } from 'node:net'
import type { OpenRun } from '../run.js'
import { traitsOf, type NetworkFault, type Point } from './network-fault.js'

/** A fault that requests to one endpoint meet. */
export interface ActiveFault {
  readonly kind: NetworkFault
  /** How often it is met at most. */
  readonly times: number
  /** How long what is slow takes. */
  readonly delayMs: number
}

/** The addresses of one worker: what goes wrong there, and what was seen of it. */
export class Endpoint {
  /** The label of its host names. */
  readonly label: string
  /** The call that a request belongs to, where it does not say so itself. */
  run: OpenRun | undefined
  /** How many requests have arrived since the fault began. */
  arrived = 0
  /** How many of them were answered in full. */
  answered = 0
  /** How many requests are being processed. */
  pending = 0
  /** Writes what nobody asked for on the connection of the last answer. */
  writeStray: (() => void) | undefined
  #fault: (ActiveFault & { readonly since: number }) | undefined
  #met = 0
  readonly #held = new Set<Socket>()
  readonly #tasks: (() => void)[] = []

  constructor(label: string) {
    this.label = label
  }

  get delayMs(): number {
    return this.#fault?.delayMs ?? 0
  }

  begin(fault: ActiveFault): void {
    this.#fault = { ...fault, since: performance.now() }
    this.#met = 0
    this.arrived = 0
    this.answered = 0
  }

  /** The fault that is met at this point, by a connection that was opened then. */
  meet(point: Point, openedAt = 0): NetworkFault | undefined {
    const fault = this.#fault
    if (fault === undefined || traitsOf(fault.kind).at !== point || this.#met >= fault.times) return undefined
    // Only those that were kept when the fault began: a new connection is a good one.
    if (point === 'kept' && openedAt > fault.since) return undefined
    this.#met += 1
    return fault.kind
  }

  /** Leaves a connection open on which nothing comes any more. */
  hold(socket: Socket): void {
    this.#held.add(socket)
    // What is not read does not tell that the client has gone.
    socket.resume()
    socket.once('end', () => socket.destroy())
    socket.once('close', () => this.#held.delete(socket))
  }

  /** How many connections the client has left open on which nothing comes. */
  get held(): number {
    return this.#held.size
  }

  /** Does something late: when the fault is gone. */
  later(task: () => void): void {
    this.#tasks.push(task)
  }

  end(): void {
    this.#fault = undefined
    this.writeStray = undefined
    for (const socket of this.#held) socket.destroy()
    for (const task of this.#tasks.splice(0)) task()
  }
}
