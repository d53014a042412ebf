import assert from 'node:assert/strict'
import type { CaseDraft } from '../case-draft.js'
import { changingCalls, readingCalls, supportedCalls } from '../stage/standard-calls.js'
import { onStage, type Stage } from '../stage/stage.js'
import type { Subject } from '../subject.js'
import { assertDone, cardsOf, endOf, failureOf } from './expect.js'
import { same } from './same.js'

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
          assertDone(one, call)
          same(cardsOf(other), before, 'What is done at one account leaves the other as it was.')
          await call.make(other)
          assertDone(other, call)
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
            same(
              one.backend.effects()[call.changes],
              other.backend.effects()[call.changes],
              `The same calls make the same number of changes at both accounts (${call.changes}).`,
            )
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
          same(
            { one: one.provider.circuit, other: other.provider.circuit },
            { one: 'open', other: 'closed' },
            'The circuit opens for the account with the outage alone.',
          )
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
