import type { Clock } from '../../clock.js'

/** Requests are counted in slices of this length, for as long as a `Retry-After` is taken at its word. */
const sliceMs = 100
const maxHoldMs = 60_000
const slices = maxHoldMs / sliceMs

/** A provider that names no wait is taken to allow so many requests in a second. */
const usualWindowMs = 1_000

/** How much of the rate that was seen is used: exactly that much would be refused at the slightest jitter. */
const usedShare = 0.98
/** Fewer requests than these say nothing about the rate: others may have used up what is allowed. */
const minRequests = 10
/** How much slower it goes after a refusal so soon after a hold that nothing new is known about the rate. */
const slowDownBy = 1.02

/** Without a refusal for this long, the rate is raised, in case the provider allows more than was seen. */
const quietMs = 60_000
const raiseBy = 1.05

/**
 * Holds an instance's requests to one host back when it answers that they are too many (429), and spaces them by the rate that
 * it turned out to allow. Until the first such answer it does nothing but count, and after a minute without requests it forgets.
 */
export class Pacer {
  readonly #clock: Clock
  /** How many requests were accepted in each slice of time, up to the current one. */
  readonly #accepted = new Uint32Array(slices)
  #slice = 0
  #heldUntil = 0
  /** From when on accepted requests tell the rate that is allowed, and for how long; `undefined` where they do not. */
  #window: { readonly since: number; readonly ms: number } | undefined
  /** Between two requests; 0: no limit is known. */
  #intervalMs = 0
  #nextAt = 0
  #raiseAt = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Whether the host has asked to slow down, and requests have to ask here. */
  get isActive(): boolean {
    return this.#heldUntil > 0
  }

  /** For how long nothing may be sent, in milliseconds. */
  heldMs(): number {
    return Math.max(0, this.#heldUntil - this.#clock.monotonic())
  }

  /**
   * Takes the next turn, unless that is `maxMs` away or more. Gives how long it is until then, in milliseconds; whoever does not
   * wait for it gives it back.
   */
  reserveMs(maxMs: number): number {
    if (this.#intervalMs === 0) return 0
    const now = this.#clock.monotonic()
    this.#relax(now)
    const at = Math.max(now, this.#nextAt)
    if (at - now < maxMs) this.#nextAt = at + this.#intervalMs
    return at - now
  }

  giveBack(): void {
    this.#nextAt -= this.#intervalMs
  }

  /** A request was not refused for being one too many. */
  accept(): void {
    const now = this.#clock.monotonic()
    this.#moveTo(now)
    const place = this.#slice % slices
    this.#accepted[place] = (this.#accepted[place] ?? 0) + 1
    // It was on its way when another one was refused.
    if (now < this.#heldUntil) this.#learnRate()
  }

  /** A request was refused for being one too many: nothing is sent for `pauseMs`. */
  hold(pauseMs: number, retryAfterMs: number | undefined): void {
    const now = this.#clock.monotonic()
    const ms = Math.min(Math.max(retryAfterMs ?? 0, usualWindowMs), maxHoldMs)
    const resumedAt = this.#heldUntil
    const isFirst = now >= resumedAt
    this.#heldUntil = Math.max(this.#heldUntil, now + Math.min(pauseMs, maxHoldMs))
    // The others that were on their way say the same once more.
    if (!isFirst) return
    this.#raiseAt = now + quietMs
    const since = now - ms
    if (this.#intervalMs > 0 && since < resumedAt) {
      this.#window = undefined
      this.#intervalMs *= slowDownBy
    } else {
      this.#window = { since, ms }
      this.#moveTo(now)
      this.#learnRate()
    }
  }

  #learnRate(): void {
    if (this.#window === undefined) return
    const { since, ms } = this.#window
    const first = Math.max(Math.floor(since / sliceMs), this.#slice - slices + 1, 0)
    let count = 0
    for (let slice = first; slice <= this.#slice; slice += 1) count += this.#accepted[slice % slices] ?? 0
    this.#intervalMs = count < minRequests ? 0 : ms / (count * usedShare)
  }

  #relax(now: number): void {
    if (now > this.#nextAt + quietMs) {
      this.#intervalMs = 0
      this.#heldUntil = 0
    } else if (now >= this.#raiseAt) {
      this.#intervalMs /= raiseBy
      this.#raiseAt = now + quietMs / 10
    }
  }

  /** Empties the slices that have passed since the last one that was counted in. */
  #moveTo(now: number): void {
    const slice = Math.floor(now / sliceMs)
    const passed = Math.min(slice - this.#slice, slices)
    for (let each = 0; each < passed; each += 1) this.#accepted[(slice - each) % slices] = 0
    this.#slice = slice
  }
}
