import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Operation } from '@cardlane/core'
import type { World } from '@cardlane/core/adapter'
import { createHastyClock, shortestDeadlineMs, type HastyClock } from './hasty-clock.js'
import { watchHeap } from './heap.js'
import type { HostileServer } from './hostile-server.js'
import type { RawRequest } from './raw-request.js'
import { http, type Reply } from './reply.js'
import type { Target } from './targets/target.js'

/** Makes the hostile reply out of what the provider would have answered. */
export type MakeReply = (documented: unknown, request: RawRequest) => Reply

export interface Scenario {
  readonly target: Target
  readonly operation: Operation
  /** Which request of the call, from 0, gets the hostile reply; the others are answered as documented. */
  readonly step: number | 'every'
  readonly reply: MakeReply
  /** How often each request is sent at most. Default: 1. */
  readonly maxAttempts?: number
}

/** What became of a call. */
export interface Observation {
  readonly ending: 'result' | 'error' | 'hang'
  /** The result, or what was thrown. */
  readonly value: unknown
  /** How many requests the server saw. */
  readonly requests: number
  /** Whether a request that changes something has come, and has been obeyed. */
  readonly changed: boolean
  readonly bytesWritten: number
  /** The deadline had to end the call, although nothing was left to wait for. */
  readonly neededDeadline: boolean
  /** Connections that should be closed, but are not. */
  readonly heldOpen: boolean
  readonly timersLeft: number
  /** The most that the call, and the server, took at once, in bytes: what JavaScript holds, and buffers. */
  readonly heapBytes: number
}

/** Far beyond what any call takes; only a call that hangs gets here. */
const patienceMs = 5_000

/** A change and the reading back have one each, and one ends the whole call. */
const mostDeadlines = 3

/** One call, with an instance of its own, against a server that answers one request or every one as told. */
export async function runScenario(server: HostileServer, scenario: Scenario): Promise<Observation> {
  const clock = createHastyClock()
  const heap = watchHeap()
  const served = serveScenario(server, scenario, clock)
  const { target, operation, maxAttempts = 1 } = scenario
  const provider = target.start({ baseUrl: server.url, maxAttempts, world: worldOf(clock) })
  const call = target.call(provider, operation).then(
    (value): Ending => ({ ending: 'result', value }),
    (value: unknown): Ending => ({ ending: 'error', value }),
  )
  let expired = 0
  let ended = await within(call)
  for (; ended === undefined && expired < mostDeadlines; expired += 1) {
    clock.expire()
    ended = await within(call)
  }
  const hungUp = await within(server.hungUp().then(() => true))
  const observation = {
    ...(ended ?? { ending: 'hang', value: undefined }),
    ...served(),
    bytesWritten: server.bytesWritten,
    neededDeadline: expired > 0,
    heldOpen: hungUp !== true,
    timersLeft: clock.pending(),
    heapBytes: heap.stop(),
  }
  await server.cut()
  return observation
}

/** Pauses between attempts that are long enough to look like deadlines end at once, too. */
function worldOf(clock: HastyClock): Partial<World> {
  return {
    clock,
    random: () => 0,
    onEvent(event) {
      if ('pauseMs' in event && event.pauseMs >= shortestDeadlineMs) queueMicrotask(clock.expire)
    },
  }
}

type Ending = Pick<Observation, 'ending' | 'value'>

function serveScenario(server: HostileServer, { target, step, reply }: Scenario, clock: HastyClock) {
  const documented = target.documented()
  let count = 0
  let changed = false
  server.serve({
    answer(request) {
      const right = documented(request)
      changed ||= target.changes(request)
      const hostile = step === 'every' || step === count
      count += 1
      const { status = 200, body } = right
      return hostile ? reply(body, request) : http({ status, body: JSON.stringify(body) })
    },
    sent(sent) {
      const waits = sent.kind === 'stall' || (sent.kind === 'flood' && sent.deadline === true)
      // The client gets a turn to read what was sent.
      if (waits)
        void nextTurn().then(() => {
          clock.expire()
        })
    },
  })
  return () => ({ requests: count, changed })
}

async function within<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined)
    }, patienceMs)
  })
  try {
    return await Promise.race([work, patience])
  } finally {
    clearTimeout(timer)
  }
}
