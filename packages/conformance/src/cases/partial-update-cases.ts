import type { UpdateCardResult } from '@cardlane/core'
import type { CaseDraft } from '../case-draft.js'
import { newExpiry, newName } from '../stage/standard-calls.js'
import { onStage, seedCards, type Stage } from '../stage/stage.js'
import type { Subject } from '../subject.js'
import type { TrueCard } from '../world.js'
import { same } from './same.js'

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
        same(stage.trueCard(), { ...before, name: newName }, 'A rename changes the name alone.')
      }),
    },
    {
      name: 'a new expiry leaves the name and everything else as they are, byte for byte',
      omit: noExpiry,
      run: staged(async (stage) => {
        const before = stage.trueCard()
        await stage.provider.updateCard({ card: stage.card, set: { expiry: newExpiry } })
        const { expiryText } = stage.trueCard()
        const wanted = { ...before, expiry: newExpiry, expiryText }
        same(stage.trueCard(), wanted, 'A new expiry changes the expiry alone.')
      }),
    },
    {
      name: 'an update leaves the other cards alone',
      omit: noName,
      run: staged(async (stage) => {
        const before = otherCards(stage)
        await renamed(stage)
        same(otherCards(stage), before, 'The other cards of the owner stay as they were.')
      }),
    },
    {
      name: 'the result says what was set, and no more',
      omit: noName,
      run: staged(async (stage) => {
        const result = await renamed(stage)
        const { applied, card } = updated(result)
        same(applied, ['name'], '`applied` names the fields that were asked for.')
        const { expiry } = seedCards[0]
        same(
          { name: card.name, expiry: card.expiry },
          { name: newName, expiry },
          'The result is the card as it is now.',
        )
      }),
    },
    {
      name: 'a card keeps its id when it is renamed, and can be renamed again with it',
      omit: noName,
      run: staged(async (stage) => {
        const first = await renamed(stage)
        const { card, provider } = stage
        same(
          updated(first).card.ref,
          card,
          'A card has the same `ref` for life, also where its id at the provider rotates.',
        )
        await provider.updateCard({ card, set: { name: 'Once more' } })
        same(stage.trueCard().name, 'Once more', 'The second rename is done, too.')
      }),
    },
    {
      name: 'a name of other alphabets arrives as it was given',
      omit: noName,
      run: staged(async (stage) => {
        const name = 'Kartım “ß” 🃏 \\ / % + & ?'
        await stage.provider.updateCard({ card: stage.card, set: { name } })
        same(stage.trueCard().name, name, 'A name arrives letter by letter: check how the body is encoded.')
      }),
    },
  ]
}

function updated(result: UpdateCardResult) {
  if (result.status === 'updated') return result
  throw new Error(`What is declared direct resolves with the status updated, and not with ${result.status}.`)
}

function otherCards({ backend }: Stage): readonly TrueCard[] {
  return backend.cards().filter(({ last4 }) => last4 !== seedCards[0].last4)
}
