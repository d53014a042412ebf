import type { AttemptContext, ProviderRequest } from './provider-request.js'

const noBytes = Buffer.alloc(0)

export interface Serialized {
  /** The very bytes that are authenticated and sent. */
  readonly bytes: Buffer
  /** Whether they tell the time: only then can a wrong clock be why a request is refused. */
  readonly isDated: boolean
}

/** Makes the body of an attempt, dated by `now`, in epoch milliseconds. */
export function serialize<T>({ body }: ProviderRequest<T>, now: number): Serialized {
  if (body === undefined) return { bytes: noBytes, isDated: false }
  const context = new WatchedContext(now)
  const bytes = Buffer.from(JSON.stringify(body(context)))
  return { bytes, isDated: context.isDated }
}

class WatchedContext implements AttemptContext {
  isDated = false
  readonly #now: number

  constructor(now: number) {
    this.#now = now
  }

  get now(): number {
    this.isDated = true
    return this.#now
  }
}
