import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '@cardlane/core'
import { deliver } from './delivery.js'
import type { Effect, EffectLog } from './effect-log.js'
import type { RestartableFaultList } from './faults/fault-list.js'
import { sent, stageFault, type FaultDialect, type Staged } from './faults/stage-fault.js'
import { createRouteMatcher, type RouteMatcher } from './match-route.js'
import { readBody } from './read-body.js'
import type { RequestLog, RequestLogEntry } from './request-log.js'
import { showRequest } from './show-request.js'
import { refused, type Answer, type ArrivedRequest, type Route } from './route.js'

/** What all simulators of a sandbox share. */
export interface SimulatorWorld {
  readonly clock: Clock
  readonly faults: RestartableFaultList
  /** Hears of every request of every simulator. */
  readonly onRequest: (entry: RequestLogEntry) => void
}

export interface SimulatorSetup extends SimulatorWorld {
  readonly provider: string
  readonly log: RequestLog
  readonly effects: EffectLog
  readonly dialect: FaultDialect
  readonly routes: readonly Route[]
}

export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * One listener of a simulator. Every request passes here, whatever becomes of it: the body is read once and raw, a
 * fault may meet it, and what it did is noted before the answer goes out.
 */
export function createSimulatorListener(setup: SimulatorSetup): Listener {
  const { provider, clock, log, routes } = setup
  const match = createRouteMatcher(routes)

  return async (incoming, response) => {
    const at = clock.now()
    const { method = 'GET', url = '/', headers } = incoming
    const { path, query } = splitTarget(url)
    const body = await readBody(incoming)
    const changes: Effect[] = []
    const staged =
      body === undefined
        ? sent(tooLarge)
        : await stage({ ...setup, match, response, changes }, { method, path, query, headers, body, at })
    if (staged === undefined) return

    const { answer, delivery, fault } = staged
    log.add({
      ...{ provider, method, path, at, status: 'reply' in delivery ? delivery.reply.status : 0 },
      verdict: answer?.verdict ?? 'unprocessed',
      effects: changes,
      ...(fault !== undefined && { fault }),
      ...(answer?.explanation !== undefined && { explanation: answer.explanation }),
      shown: showRequest({ headers, body: body ?? Buffer.alloc(0) }),
    })
    response.setHeader('date', new Date(at).toUTCString())
    await deliver(delivery, response)
  }
}

interface StageSetup extends SimulatorSetup {
  readonly match: RouteMatcher
  readonly response: ServerResponse
  /** Takes up what the request changes. */
  readonly changes: Effect[]
}

/** Answers a request, or lets it meet the fault that waits for it. */
async function stage(setup: StageSetup, request: ArrivedRequest): Promise<Staged | undefined> {
  const { provider, faults, effects, changes, dialect, match, routes, response } = setup
  const found = match(request.method, request.path)
  if (found === undefined) return sent(noSuchRoute(routes))

  const { route, params } = found
  const process = (arrived: ArrivedRequest): Answer =>
    effects.collect(changes, () => guarded(() => route.answer(arrived, params)))
  const fault = faults.take({ provider, route: `${route.method} ${route.path}` })
  if (fault === undefined) return sent(process(request))

  const staged = await stageFault(fault, {
    ...{ request, dialect, process, due: faults.due },
    wait: (ms) => waitWhileOpen(response, ms),
    hangUp: () => response.socket?.destroy(),
  })
  return staged && { ...staged, fault: fault.kind }
}

function guarded(answer: () => Answer): Answer {
  try {
    return answer()
  } catch (error) {
    const body = { error: `The simulator failed: ${error instanceof Error ? error.message : 'unknown'}` }
    return refused('the simulator failed', { status: 500, body })
  }
}

/** Real time, because a client waits in real time; but no longer than the client does. */
function waitWhileOpen(response: ServerResponse, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done(): void {
      clearTimeout(timer)
      response.off('close', done)
      resolve()
    }
    response.once('close', done)
  })
}

const tooLarge = refused('body over 1 MiB', {
  status: 413,
  body: { error: 'The body is larger than 1 MiB.' },
})

const noSuchRoute = (routes: readonly Route[]): Answer =>
  refused('no such route', {
    status: 404,
    body: {
      error: 'This simulator has no such route.',
      routes: routes.map((route) => `${route.method} ${route.path}`),
    },
  })

function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf('?')
  return mark === -1
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark) }
}
