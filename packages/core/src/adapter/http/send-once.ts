import { isCardlaneError, type CardlaneError } from '../../errors/cardlane-error.js'
import type { Call } from '../call/call.js'
import { hiddenCardNumber } from '../failure.js'
import { exchange } from './exchange.js'
import { networkFailure } from './network-failure.js'
import type { Answer, Attempt, ProviderRequest } from './provider-request.js'
import { readAnswer } from './read-answer.js'
import { retryAfterMs } from './retry-pause.js'
import type { Wire } from './wire.js'

/** What one attempt came to. */
export type AttemptResult<T> = { readonly ok: true; readonly value: T } | FailedAttempt

export interface FailedAttempt {
  readonly ok: false
  readonly error: CardlaneError
  /** No other attempt can do better: the call was cut short, or nothing could be sent. */
  readonly final?: boolean
  readonly retryAfterMs?: number | undefined
  /** How far the provider's clock goes before ours, where that may be why it refused. */
  readonly skewMs?: number | undefined
}

/** The call that an attempt belongs to, the failure of the attempt before it, and the clock by which it is dated. */
export interface AttemptContext {
  readonly call: Call
  readonly previous: CardlaneError | undefined
  readonly skewMs: number
}

/** One attempt: serialise, sign, send, read, judge, validate. Rejects only for a defect of the adapter. */
export async function sendOnce<T>(
  wire: Wire,
  request: ProviderRequest<T>,
  { call, previous, skewMs }: AttemptContext,
): Promise<AttemptResult<T>> {
  const url = new URL(request.url)
  const circuit = wire.circuits.of(url)
  const dating = datedBody(request, wire.clock.now() + skewMs)
  const progress = { sent: false }
  const onLeave = () => {
    const refusal = call.readsBack ? undefined : circuit.refuse()
    if (refusal !== undefined) throw refusal
    progress.sent = true
  }
  const conclude = (reached: boolean | undefined) => {
    const changed = progress.sent && circuit.record(reached)
    if (changed) call.emit({ type: 'circuit', state: circuit.state === 'closed' ? 'closed' : 'open' })
  }

  let answer: Answer
  try {
    answer = await exchange(wire, request, { call, url, data: dating.data, onLeave })
  } catch (error) {
    if (isCardlaneError(error)) return { ok: false, final: true, error }
    if (call.cutShort.aborted) {
      const doubtful = progress.sent && request.safety !== 'read'
      if (doubtful) call.noteAbandoned()
      conclude(call.cutShort.reason === 'deadline' ? false : undefined)
      return {
        ok: false,
        final: true,
        error: call.interruption(doubtful ? 'unknown' : 'not_applied', previous),
      }
    }
    conclude(false)
    return {
      ok: false,
      error: networkFailure(error, {
        safety: request.safety,
        sent: progress.sent,
        scrub: call.scrubber.text,
      }),
    }
  }

  conclude(answer.status < 500)
  call.keepAnswer(answer.body, undefined)
  const reading = readAnswer(answer, request, call.scrubber.text)
  if (!reading.ok) return failedAttempt(reading.error, answer, { wire, call, dated: dating.dated })
  const requestId = request.requestId?.(reading.value)
  call.keepAnswer(answer.body, requestId === undefined ? undefined : call.scrubber.identifier(requestId))
  const paths = request.drift?.(reading.value) ?? []
  if (paths.length > 0) call.emit({ type: 'drift', paths })
  return reading
}

interface Refused {
  readonly wire: Wire
  readonly call: Call
  readonly dated: boolean
}

function failedAttempt(error: CardlaneError, answer: Answer, { wire, call, dated }: Refused): FailedAttempt {
  // A gateway that waited in vain does not know whether the provider is still at it.
  if (answer.status === 504) call.noteAbandoned()
  if (error.providerError?.message === hiddenCardNumber) {
    call.emit({ type: 'card_number_seen', paths: ['providerError.message'] })
  }
  const { status } = answer
  const refused = status >= 400 && status < 500 && error.outcome === 'not_applied' && !error.retryable
  return {
    ok: false,
    error,
    retryAfterMs: retryAfterMs(answer.headers['retry-after'], wire.clock.now()),
    skewMs: dated && refused ? wire.clockSkew.discover(answer.headers['date']) : undefined,
  }
}

/** The body of an attempt, and whether it told the time: only then can a wrong clock be why it is refused. */
function datedBody<T>({ body }: ProviderRequest<T>, now: number) {
  const attempt = new WatchedAttempt(now)
  const content = body?.(attempt)
  const data = content === undefined ? undefined : Buffer.from(JSON.stringify(content))
  return { data, dated: attempt.dated }
}

class WatchedAttempt implements Attempt {
  dated = false
  readonly #now: number

  constructor(now: number) {
    this.#now = now
  }

  get now(): number {
    this.dated = true
    return this.#now
  }
}
