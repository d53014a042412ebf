import assert from 'node:assert/strict'
import type { CallOptions, CardlaneError } from '@cardlane/core'
import type { CaseDraft } from '../case-draft.js'
import { supportedCalls, type StandardCall } from '../stage/standard-calls.js'
import { onStage, type Stage } from '../stage/stage.js'
import type { Subject } from '../subject.js'
import { failureOf, nothingSent, truthOf } from './expect.js'

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
        assert.equal(error.code, 'deadline_exceeded')
        assert(clock.now() - startedAt <= deadlineMs + 2 * stepMs, 'It went on after its deadline.')
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
        await stage.tap.arrived(1)
        controller.abort()
        const error = await failure
        assert.equal(error.code, 'aborted')
        await cleanedUp(stage, call, error)
      }),
    },
    {
      name: `${call.name}: sends nothing when the caller has given up before`,
      run: staged(async (stage) => {
        const before = truthOf(stage)
        const options: CallOptions = { signal: AbortSignal.abort() }
        const error = await failureOf(call.make(stage, options))
        assert.deepEqual([error.code, error.outcome], ['aborted', 'not_applied'])
        nothingSent(stage)
        assert.deepEqual(truthOf(stage), before)
      }),
    },
  ])
}

/** Lets the time go on in steps, from the moment when the first request has arrived. */
async function untilOver(failure: Promise<CardlaneError>, { tap, clock }: Stage): Promise<CardlaneError> {
  const progress = { isOver: false }
  const over = failure.finally(() => (progress.isOver = true))
  await Promise.race([tap.arrived(1), over.catch(() => undefined)])
  for (let step = 0; !progress.isOver && step < 1000; step += 1) {
    clock.advance(stepMs)
    // What follows from it may send a request, or end the call.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return over
}

async function cleanedUp(stage: Stage, call: StandardCall, error: CardlaneError): Promise<void> {
  assert.equal(stage.clock.pending(), 0, 'A timer outlives the call.')
  await Promise.all(stage.tap.requests.map(({ abandoned }) => abandoned))
  const doubtful = call.support === 'direct' && call.changes !== undefined
  if (!doubtful) assert.equal(error.outcome, 'not_applied')
  assert.notEqual(error.outcome, 'applied')
  if (call.operation !== 'createPaymentLink' && call.operation !== 'addCard') return
  assert(
    error.outcome === 'not_applied' || !error.retryable,
    'It offers to do again what may have been done.',
  )
}
