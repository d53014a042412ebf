import assert from 'node:assert/strict'
import type { CaseDraft } from '../case-draft.js'
import { newExpiry, newName } from '../stage/standard-calls.js'
import { onStage, seedCards, type Stage } from '../stage/stage.js'
import type { Subject } from '../subject.js'
import type { TrueCard } from '../world.js'

/** What an update does not name stays as it was, at this card and at every other. */
export function partialUpdateCases(subject: Subject): readonly CaseDraft[] {
  const { name, expiry } = subject.adapter.capabilities.updateCard
  const noName = name === 'direct' ? undefined : 'the adapter changes no name directly'
  const noExpiry = expiry === 'direct' ? undefined : 'the adapter changes no expiry directly'
  const staged = (act: (stage: Stage) => Promise<void>) => () => onStage(subject, act)
  const renamed = ({ provider, card }: Stage) => provider.updateCard({ card, set: { name: newName } })

  return [
    {
      name: 'a rename leaves the expiry and everything else as they are, byte for byte',
      omit: noName,
      run: staged(async (stage) => {
        const before = stage.trueCard()
        await renamed(stage)
        assert.deepEqual(stage.trueCard(), { ...before, name: newName })
      }),
    },
    {
      name: 'a new expiry leaves the name and everything else as they are, byte for byte',
      omit: noExpiry,
      run: staged(async (stage) => {
        const before = stage.trueCard()
        await stage.provider.updateCard({ card: stage.card, set: { expiry: newExpiry } })
        const { expiryText } = stage.trueCard()
        assert.deepEqual(stage.trueCard(), { ...before, expiry: newExpiry, expiryText })
      }),
    },
    {
      name: 'an update leaves the other cards alone',
      omit: noName,
      run: staged(async (stage) => {
        const before = otherCards(stage)
        await renamed(stage)
        assert.deepEqual(otherCards(stage), before)
      }),
    },
    {
      name: 'the result says what was set, and no more',
      omit: noName,
      run: staged(async (stage) => {
        const result = await renamed(stage)
        assert.equal(result.status, 'updated')
        assert.deepEqual(result.applied, ['name'])
        assert.deepEqual([result.card.name, result.card.expiry], [newName, seedCards[0].expiry])
      }),
    },
    {
      name: 'a card keeps its id when it is renamed, and can be renamed again with it',
      omit: noName,
      run: staged(async (stage) => {
        const first = await renamed(stage)
        assert.equal(first.status, 'updated')
        const { card, provider } = stage
        assert.deepEqual(first.card.ref, card)
        await provider.updateCard({ card, set: { name: 'Once more' } })
        assert.equal(stage.trueCard().name, 'Once more')
      }),
    },
    {
      name: 'a name of other alphabets arrives as it was given',
      omit: noName,
      run: staged(async (stage) => {
        const name = 'Kartım “ß” 🃏 \\ / % + & ?'
        await stage.provider.updateCard({ card: stage.card, set: { name } })
        assert.equal(stage.trueCard().name, name)
      }),
    },
  ]
}

function otherCards({ backend }: Stage): readonly TrueCard[] {
  return backend.cards().filter(({ last4 }) => last4 !== seedCards[0].last4)
}
