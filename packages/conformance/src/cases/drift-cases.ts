import assert from 'node:assert/strict'
import type { CaseDraft } from '../case-draft.js'
import { supportedCalls } from '../stage/standard-calls.js'
import { onStage } from '../stage/stage.js'
import type { Subject } from '../subject.js'
import { assertDone } from './expect.js'
import { same } from './same.js'

/** A provider may add to its answers whatever it likes. */
export function driftCases(subject: Subject): readonly CaseDraft[] {
  const { drift } = subject.world
  const { listCards } = subject.adapter.capabilities
  const noList = listCards === 'unsupported' ? 'the adapter lists no cards' : undefined
  return [
    ...letThrough(subject),
    {
      name: 'a value that the documentation does not have is let through, and told by an event',
      onWire: true,
      omit: drift === undefined ? 'the world gives no such value (`drift`)' : noList,
      run: () =>
        onStage(subject, async ({ tap, provider, backend, events }) => {
          assert(drift)
          tap.playing(() => ({ kind: 'change', change: drift }))
          const { cards } = await provider.listCards(backend.owner)
          same(
            cards.length,
            backend.cards().length,
            'Cards with an unknown value are listed like the others.',
          )
          const told = events.flatMap((event) => (event.type === 'drift' ? event.paths : []))
          assert(
            told.length > 0,
            'No `drift` event tells of the value that `drift` of the world put into the answer.',
          )
        }),
    },
  ]
}

function letThrough(subject: Subject): readonly CaseDraft[] {
  return supportedCalls(subject.adapter.capabilities).map((call) => ({
    name: `${call.name}: fields that nobody knows are let through`,
    onWire: true,
    run: () =>
      onStage(subject, async (stage) => {
        stage.tap.playing(() => ({ kind: 'change', change: withNews }))
        const result = await call.make(stage)
        if (call.support === 'direct' && call.changes !== undefined) assertDone(stage, call)
        assert(
          !JSON.stringify(result).includes('newSinceYesterday'),
          'The result has a field of the answer that nobody knows, newSinceYesterday: map field by field.',
        )
      }),
  }))
}

/** The answer with fields that are new, in every object of it. */
function withNews(answer: object): object {
  if (Array.isArray(answer)) return answer.map((item: unknown) => withNewsIn(item))
  const entries = Object.entries(answer).map(([key, value]) => [key, withNewsIn(value)] as const)
  return { ...Object.fromEntries(entries), newSinceYesterday: { at: 1.5, list: [null, ''] } }
}

function withNewsIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? withNews(value) : value
}
