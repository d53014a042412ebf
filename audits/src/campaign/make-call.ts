import { getEventListeners } from 'node:events'
import type { CallOptions, CardProvider } from '@cardlane/core'
import type { Ask } from './ask.js'
import type { RequestBook } from './request-book.js'
import type { CallPlan, OpenRun, Run } from './run.js'
import { saidByError, saidByResult, type AnyResult, type Said } from './said.js'
import type { Stalls } from './stalls.js'

export interface Caller {
  readonly lane: string
  readonly provider: CardProvider
  readonly book: RequestBook
  readonly stalls: Pick<Stalls, 'totalMs'>
  /** Hears that a call begins. */
  readonly onOpen: (run: OpenRun) => void
  /** Hears that a call has ended and left a listener on its caller's signal. */
  readonly onListenerLeft: (reference: string) => void
}

/** How long after its deadline a call is waited for, in milliseconds. */
const patienceMs = 3000

/** Makes one call and notes what was said, and when. */
export async function makeCall(plan: CallPlan, caller: Caller): Promise<Run> {
  const { lane, provider, book, stalls } = caller
  const { ask, deadlineMs, byInstance, abortsAfterMs } = plan
  const open = book.open(lane, plan)
  caller.onOpen(open)
  const { reference } = open
  const controller = new AbortController()
  const { signal } = controller
  // The campaign's own timer for the same moment: what it comes late is the machine's doing and not the library's.
  let dueAt = Infinity
  let stalledBefore = 0
  const timer = setTimeout(
    () => {
      dueAt = performance.now()
      stalledBefore = stalls.totalMs()
      if (abortsAfterMs !== undefined) controller.abort()
    },
    Math.min(deadlineMs, abortsAfterMs ?? Infinity),
  )

  const startedAt = performance.now()
  const busyBefore = stalls.totalMs()
  const said = await book.within(open, () =>
    orSilence(
      callOf(provider, ask, { signal, reference, ...(byInstance !== true && { deadlineMs }) }).then(
        saidByResult,
        saidByError,
      ),
      deadlineMs + patienceMs,
    ),
  )
  const endedAt = performance.now()
  const stalledMs = stalls.totalMs() - stalledBefore
  clearTimeout(timer)
  if (getEventListeners(signal, 'abort').length > 0) caller.onListenerLeft(reference)
  // The same object, because requests of the call may still come.
  return Object.assign(open, {
    said,
    tookMs: endedAt - startedAt,
    busyMs: stalls.totalMs() - busyBefore,
    overdueMs: Math.max(0, endedAt - dueAt - stalledMs),
  })
}

async function callOf(provider: CardProvider, ask: Ask, options: CallOptions): Promise<AnyResult> {
  switch (ask.operation) {
    case 'updateCard':
      return provider.updateCard({ card: ask.target.ref, set: ask.set }, options)
    case 'getCard':
      return provider.getCard(ask.target.ref, options)
    case 'deleteCard':
      return provider.deleteCard(ask.target.ref, options)
    case 'listCards':
      return provider.listCards(ask.owner, options)
    case 'addCard':
      return provider.addCard({ owner: ask.owner, ...ask.card }, options)
    case 'createPaymentLink': {
      const { operation, ...request } = ask
      return provider[operation](request, options)
    }
  }
}

async function orSilence(said: Promise<Said>, ms: number): Promise<Said> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<Said>((resolve) => {
    timer = setTimeout(() => {
      resolve({ kind: 'silence' })
    }, ms)
  })
  return Promise.race([said, silence]).finally(() => {
    clearTimeout(timer)
  })
}
