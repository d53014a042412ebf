import assert from 'node:assert/strict'
import { isCardlaneError, type Operation } from '@cardlane/core'
import type { CaseDraft } from '../case-draft.js'
import { changingCalls, readingCalls, supportedCalls, type StandardCall } from '../stage/standard-calls.js'
import { onStage, type Stage } from '../stage/stage.js'
import type { Fault } from '../stage/fault.js'
import type { Subject } from '../subject.js'
import { assertDone, endOf, failureOf, truthOf } from './expect.js'
import { same } from './same.js'

const unavailable: Fault = { kind: 'answer', status: 503, body: '' }
const slowDown: Fault = { kind: 'answer', status: 429, headers: { 'retry-after': '7' }, body: '' }

/** Safe requests are repeated, unsafe ones are not, and no outcome is wrong. */
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
        const sent = stage.tap.requests.length
        assert(
          sent >= 3,
          `The call resolved after ${sent} requests, of which the first two were answered 503.`,
        )
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
          const waited = stage.clock.now() - startedAt
          assert(waited >= 7_000, `Retry-After said 7 seconds, and the next request came after ${waited} ms.`)
          const times = call.changes === undefined ? 0 : stage.backend.effects()[call.changes]
          assert(times <= 1, `It was done ${times} times.`)
        }),
      },
      {
        name: `${call.name}: gives up in a lasting outage after a few requests`,
        onWire: true,
        run: staged(async (stage) => {
          stage.tap.playing(() => unavailable)
          await failureOf(call.make(stage))
          assert(
            stage.tap.requests.length <= 9,
            `It sent ${stage.tap.requests.length} requests, and 9 are the limit: leave repeating to \`send\`.`,
          )
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
      omit: readingCalls(capabilities).length === 0 ? 'the adapter reads nothing' : undefined,
      run: () => circuitCase(subject),
    },
  ]
}

/** Breaks the request that makes the change, and compares what the call says with what is true. */
async function brokenChange(subject: Subject, call: StandardCall, fault: Fault): Promise<void> {
  const changingRequest = await rehearse(subject, call)
  const act = (stage: Stage) => breakChange(stage, call, { fault, changingRequest })
  await onStage(subject, act)
  // Without a second attempt, only a read can tell.
  await onStage(subject, act, { options: { maxAttempts: 1 } })
}

interface Break {
  readonly fault: Fault
  readonly changingRequest: number
}

async function breakChange(
  stage: Stage,
  call: StandardCall,
  { fault, changingRequest }: Break,
): Promise<void> {
  const { tap, backend } = stage
  const before = truthOf(stage)
  tap.playing((nth) => (nth === changingRequest ? fault : undefined))
  const end = await endOf(call.make(stage))

  const times = call.changes === undefined ? 0 : backend.effects()[call.changes]
  // To set the same name twice is to set it once.
  assert(
    times <= 1 || call.operation === 'updateCard',
    `It was done ${times} times: a request with the idempotency \`unsafe\` is not sent again.`,
  )
  const changed = times > 0
  if (!isCardlaneError(end)) {
    assertDone(stage, call)
    return
  }
  if (end.outcome === 'applied') assert(changed, 'The error says `applied`, and nothing was changed.')
  if (end.outcome === 'not_applied') {
    same(
      truthOf(stage),
      before,
      'The error says `not_applied`, and something was changed: check the `idempotency` of the request, where `safe` says that it changes nothing, and `readBack`.',
    )
  }
  if (end.outcome === 'unknown') {
    assert(
      !canReadBack(stage) || call.operation === 'createPaymentLink',
      'The error says `unknown`, and a read would have shown what became of the change: make it with `changeWithReadBack`.',
    )
    assert(
      !end.retryable || !onlyOnce.has(call.operation),
      'The error is `retryable`, although the change may have been made and would be made twice.',
    )
  }
}

/** What a second time would do a second time. */
const onlyOnce = new Set<Operation>(['addCard', 'createPaymentLink'])

/** Whether the adapter can see what became of a card. */
function canReadBack({ provider: { capabilities } }: Stage): boolean {
  return capabilities.listCards !== 'unsupported' || capabilities.getCard !== 'unsupported'
}

/** Which request of a call makes the change, counted from 1. */
async function rehearse(subject: Subject, call: StandardCall): Promise<number> {
  return onStage(subject, async (stage) => {
    await call.make(stage)
    const at = stage.tap.requests.findIndex(({ changed }) => changed)
    assert(
      at !== -1,
      'The call resolved, and `effects()` of the backend did not grow while a request was passed on.',
    )
    return at + 1
  })
}

async function circuitCase(subject: Subject): Promise<void> {
  const options = { circuitFailures: 4, maxAttempts: 1 }
  const [call] = readingCalls(subject.adapter.capabilities)
  assert(call)
  await onStage(
    subject,
    async (stage) => {
      stage.tap.playing(() => unavailable)
      for (let count = 0; count < 6; count += 1) await failureOf(call.make(stage))
      same(stage.provider.circuit, 'open', 'The circuit opens after `circuitFailures` failures, here 4.')
      const sent = stage.tap.requests.length
      assert(sent <= 4, `An open circuit lets nothing through, and ${sent} requests were sent.`)
      stage.tap.playing(() => undefined)
      stage.clock.advance(600_000)
      await call.make(stage)
      same(stage.provider.circuit, 'closed', 'The circuit closes when the provider answers again.')
    },
    { options },
  )
}
