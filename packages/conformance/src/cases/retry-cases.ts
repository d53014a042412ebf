import assert from 'node:assert/strict'
import { isCardlaneError } from '@cardlane/core'
import type { CaseDraft } from '../case-draft.js'
import { changingCalls, readingCalls, supportedCalls, type StandardCall } from '../stage/standard-calls.js'
import { onStage, type Stage } from '../stage/stage.js'
import type { Trick } from '../stage/tap.js'
import type { Subject } from '../subject.js'
import { endOf, failureOf, truthOf } from './expect.js'

const unavailable: Trick = { kind: 'answer', status: 503, body: '' }
const slowDown: Trick = { kind: 'answer', status: 429, headers: { 'retry-after': '7' }, body: '' }

/** What is safe is repeated, what is not is done once, and nobody lies about what became of it. */
export function retryCases(subject: Subject): readonly CaseDraft[] {
  const { capabilities } = subject.adapter
  const staged = (act: (stage: Stage) => Promise<void>) => () => onStage(subject, act)
  return [
    ...readingCalls(capabilities).map((call) => ({
      name: `${call.name}: is repeated after an outage of two answers`,
      onWire: true,
      run: staged(async (stage) => {
        stage.tap.playing((nth) => (nth <= 2 ? unavailable : undefined))
        await call.make(stage)
        assert(stage.tap.requests.length >= 3)
      }),
    })),
    ...supportedCalls(capabilities).flatMap((call) => [
      {
        name: `${call.name}: waits as long as Retry-After says, and is made once`,
        onWire: true,
        run: staged(async (stage) => {
          const startedAt = stage.clock.now()
          stage.tap.playing((nth) => (nth === 1 ? slowDown : undefined))
          await call.make(stage)
          assert(stage.clock.now() - startedAt >= 7_000, 'It did not wait for as long as Retry-After says.')
          if (call.changes !== undefined) assert(stage.backend.effects()[call.changes] <= 1)
        }),
      },
      {
        name: `${call.name}: gives up in a lasting outage after a few requests`,
        onWire: true,
        run: staged(async (stage) => {
          stage.tap.playing(() => unavailable)
          await failureOf(call.make(stage))
          assert(stage.tap.requests.length <= 9, `It sent ${stage.tap.requests.length} requests.`)
        }),
      },
    ]),
    ...changingCalls(capabilities).flatMap((call) => [
      {
        name: `${call.name}: an answer that is lost on the way back changes nothing twice, and nobody lies`,
        onWire: true,
        run: () => brokenChange(subject, call, { kind: 'drop_after' }),
      },
      {
        name: `${call.name}: a request that is lost on the way there changes nothing twice, and nobody lies`,
        onWire: true,
        run: () => brokenChange(subject, call, { kind: 'drop_before' }),
      },
      {
        name: `${call.name}: an answer that is cut off changes nothing twice, and nobody lies`,
        onWire: true,
        run: () => brokenChange(subject, call, { kind: 'cut' }),
      },
    ]),
    {
      name: 'a provider that never answers again is found out by the circuit',
      onWire: true,
      run: () => circuitCase(subject),
    },
  ]
}

/** Plays a trick on the very request that makes the change, and holds what is said against what is true. */
async function brokenChange(subject: Subject, call: StandardCall, trick: Trick): Promise<void> {
  const changingRequest = await rehearse(subject, call)
  await onStage(subject, async (stage) => {
    const { tap, backend } = stage
    const before = truthOf(stage)
    tap.playing((nth) => (nth === changingRequest ? trick : undefined))
    const end = await endOf(call.make(stage))

    const times = call.changes === undefined ? 0 : backend.effects()[call.changes]
    // To set the same name twice is to set it once.
    assert(times <= 1 || call.operation === 'updateCard', `It was done ${times} times.`)
    const changed = times > 0
    if (!isCardlaneError(end)) {
      assert(call.isDone(stage), 'It says that it succeeded, and nothing was done.')
      return
    }
    if (end.outcome === 'applied') assert(changed, 'It says that it was done, and it was not.')
    if (end.outcome === 'not_applied')
      assert.deepEqual(truthOf(stage), before, 'It says that nothing was done.')
    if (end.outcome === 'unknown') {
      assert(
        call.operation === 'createPaymentLink',
        'It could have been read what became of it, and was not.',
      )
      assert(!end.retryable, 'It offers to do again what may have been done.')
    }
  })
}

/** Which request of a call makes the change, counted from 1. */
async function rehearse(subject: Subject, call: StandardCall): Promise<number> {
  return onStage(subject, async (stage) => {
    await call.make(stage)
    const at = stage.tap.requests.findIndex(({ changed }) => changed)
    assert(at !== -1, 'No request of the call changes anything at the backend.')
    return at + 1
  })
}

async function circuitCase(subject: Subject): Promise<void> {
  const options = { circuitFailures: 4, maxAttempts: 1 }
  const [call] = readingCalls(subject.adapter.capabilities)
  assert(call, 'The adapter can do nothing that could be tried.')
  await onStage(
    subject,
    async (stage) => {
      stage.tap.playing(() => unavailable)
      for (let count = 0; count < 6; count += 1) await failureOf(call.make(stage))
      assert.equal(stage.provider.circuit, 'open')
      assert(stage.tap.requests.length <= 4, 'Requests are sent through an open circuit.')
      stage.tap.playing(() => undefined)
      stage.clock.advance(600_000)
      await call.make(stage)
      assert.equal(stage.provider.circuit, 'closed')
    },
    { options },
  )
}
