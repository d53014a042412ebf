import assert from 'node:assert/strict'
import type { CaseDraft } from '../case-draft.js'
import { changingCalls, readingCalls, supportedCalls } from '../stage/standard-calls.js'
import { onStage, type Stage } from '../stage/stage.js'
import type { Subject } from '../subject.js'
import { cardsOf, endOf, failureOf } from './expect.js'

/** Two accounts side by side share nothing. */
export function instanceCases(subject: Subject): readonly CaseDraft[] {
  const { capabilities } = subject.adapter
  const [read] = readingCalls(capabilities)
  const noRead = read === undefined ? 'the adapter reads nothing' : undefined
  return [
    ...changingCalls(capabilities).map((call) => ({
      name: `${call.name}: is done at one account, and not at the other`,
      run: () =>
        sideBySide(subject, async (one, other) => {
          const before = cardsOf(other)
          await call.make(one)
          assert(call.isDone(one), 'It was not done at the account that was asked.')
          assert.deepEqual(cardsOf(other), before, 'It was done at the other account.')
          await call.make(other)
          assert(call.isDone(other))
        }),
    })),
    {
      name: 'calls at two accounts at once each reach their own',
      run: () =>
        sideBySide(subject, async (one, other) => {
          const calls = supportedCalls(capabilities).filter(({ operation }) => operation !== 'deleteCard')
          await Promise.all(calls.flatMap((call) => [endOf(call.make(one)), endOf(call.make(other))]))
          for (const call of calls) {
            if (call.changes === undefined || call.support === 'hosted') continue
            assert.equal(one.backend.effects()[call.changes], other.backend.effects()[call.changes])
          }
        }),
    },
    {
      name: 'an outage of one account is not told of the other',
      onWire: true,
      omit: noRead,
      run: () =>
        sideBySide(subject, async (one, other) => {
          assert(read)
          one.tap.playing(() => ({ kind: 'answer', status: 503, body: '' }))
          for (let count = 0; count < 12; count += 1) await failureOf(read.make(one))
          assert.deepEqual([one.provider.circuit, other.provider.circuit], ['open', 'closed'])
          await read.make(other)
        }),
    },
    {
      name: 'credentials that are refused at one account do not matter to the other',
      onWire: true,
      omit: noRead,
      run: () =>
        onStage(
          subject,
          async (intruder) => {
            assert(read)
            await failureOf(read.make(intruder))
            await onStage(subject, (other) => read.make(other))
            await failureOf(read.make(intruder))
          },
          { intruder: true },
        ),
    },
  ]
}

async function sideBySide(subject: Subject, act: (one: Stage, other: Stage) => Promise<void>): Promise<void> {
  await onStage(subject, (one) => onStage(subject, (other) => act(one, other)))
}
