import assert from 'node:assert/strict'
import type { CallOptions, CardlaneError } from '@cardlane/core'
import type { CaseDraft } from '../case-draft.js'
import { supportedCalls, type StandardCall } from '../stage/standard-calls.js'
import { onStage, type Stage } from '../stage/stage.js'
import type { Subject } from '../subject.js'
import { failureOf, nothingSent, says, truthOf, unchanged } from './expect.js'
import { same } from './same.js'

/** How exactly a deadline is measured. */
const stepMs = 25

/** A call ends when it was told to, closes what it opened, and says honestly what it leaves behind. */
export function deadlineCases(subject: Subject): readonly CaseDraft[] {
  const staged = (act: (stage: Stage) => Promise<void>) => () => onStage(subject, act)
  return supportedCalls(subject.adapter.capabilities).flatMap((call) => [
    {
      name: `${call.name}: ends at its deadline, closes its connection and leaves no timer`,
      onWire: true,
      run: staged(async (stage) => {
        const { tap, clock } = stage
        tap.playing(() => ({ kind: 'hang' }))
        const deadlineMs = 5_000
        const startedAt = clock.now()
        const failure = failureOf(call.make(stage, { deadlineMs }))
        const error = await untilOver(failure, stage)
        says(error, { code: 'deadline_exceeded' }, 'Nothing was answered before the deadline.')
        const tookMs = clock.now() - startedAt
        assert(
          tookMs <= deadlineMs + 2 * stepMs,
          `The deadline was ${deadlineMs} ms, and the call ended after ${tookMs}: wait for nothing but \`send\`, and pass \`call\` on.`,
        )
        await cleanedUp(stage, call, error)
      }),
    },
    {
      name: `${call.name}: ends when the caller gives up, closes its connection and leaves no timer`,
      onWire: true,
      run: staged(async (stage) => {
        const controller = new AbortController()
        stage.tap.playing(() => ({ kind: 'hang' }))
        const failure = failureOf(call.make(stage, { signal: controller.signal }))
        await begun(failure, stage)
        controller.abort()
        const error = await failure
        says(error, { code: 'aborted' }, 'The caller gave up while the first request was on its way.')
        await cleanedUp(stage, call, error)
      }),
    },
    {
      name: `${call.name}: sends nothing when the caller has given up before`,
      run: staged(async (stage) => {
        const before = truthOf(stage)
        const options: CallOptions = { signal: AbortSignal.abort() }
        const error = await failureOf(call.make(stage, options))
        says(error, { code: 'aborted', outcome: 'not_applied' }, 'The signal was aborted before the call.')
        nothingSent(stage)
        unchanged(truthOf(stage), before)
      }),
    },
  ])
}

/** Lets the time go on in steps, from the moment when the first request has arrived. */
async function untilOver(failure: Promise<CardlaneError>, stage: Stage): Promise<CardlaneError> {
  const progress = { isOver: false }
  const over = failure.finally(() => (progress.isOver = true))
  await begun(over, stage)
  for (let step = 0; !progress.isOver && step < 1000; step += 1) {
    stage.clock.advance(stepMs)
    // What follows from it may send a request, or end the call.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return over
}

/** The first request has arrived, or the call is over without one. */
async function begun(call: Promise<unknown>, { tap }: Stage): Promise<void> {
  await Promise.race([tap.arrived(1), call.catch(() => undefined)])
}

async function cleanedUp(stage: Stage, call: StandardCall, error: CardlaneError): Promise<void> {
  same(stage.clock.pending(), 0, 'No timer outlives the call: cancel what `clock.schedule` set.')
  await Promise.all(stage.tap.requests.map(({ abandoned }) => abandoned))
  const doubtful = call.support === 'direct' && call.changes !== undefined
  if (!doubtful) says(error, { outcome: 'not_applied' }, `${call.name} changes nothing.`)
  assert(error.outcome !== 'applied', 'The error says `applied`, and nothing was changed.')
  if (call.operation !== 'createPaymentLink' && call.operation !== 'addCard') return
  assert(
    error.outcome === 'not_applied' || !error.retryable,
    'The error is `retryable`, although the change may have been made and would be made twice.',
  )
}
