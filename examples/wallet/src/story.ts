import { money, type Card, type HostedLink, type UpdateCardResult } from 'cardlane'
import type { Cast } from './cast.js'
import { play, type Ending, type Scene, type Step } from './step.js'
import type { Wallet } from './wallet.js'

/** The examples of the providers' own documents: Paywall's nickname and expiry, Paywint's amount and invoice. */
const name = 'Yurtdışı kartım'
const expiry = { month: 12, year: 2030 }
const amount = money('150.75', 'USD')
const invoice = { description: 'Payment for June invoice', invoiceNumber: 'INV-2025-0012' }

/** One day of an application at one provider. Every step is told, also one that breaks a promise. */
export async function tellStory(wallet: Wallet, cast: Cast): Promise<readonly Step[]> {
  const { owner } = cast
  const can = wallet.capabilities
  const { cards: before } = await wallet.list(owner)
  const card = firstOf(before).ref
  const isCard = (each: Card) => each.ref.id === card.id
  const isNew = (each: Card) => !before.some(({ ref }) => ref.id === each.ref.id)
  const run = (scene: Scene) => play(scene, wallet, cast)

  const listed = await run({
    operation: 'list the cards',
    promised: can.listCards,
    act: async () => ({ text: plural((await wallet.list(owner)).cards.length) }),
  })
  const renamed = await run({
    operation: 'rename a card',
    promised: can.updateCard.name,
    act: async () => endingOf(await wallet.rename(card, name)),
    hasHappened: (cards) => cards.some((each) => isCard(each) && each.name === name),
  })
  const moved = await run({
    operation: 'move its expiry',
    promised: can.updateCard.expiry,
    act: async () => endingOf(await wallet.moveExpiry(card, expiry)),
    hasHappened: (cards) => cards.some((each) => isCard(each) && each.expiry?.year === expiry.year),
  })
  const requested = await run({
    operation: 'request USD 150.75',
    promised: can.createPaymentLink,
    act: async () => linkTo('payment link', (await wallet.requestPayment(owner, amount, invoice)).link),
  })
  const added = await run({
    operation: 'add a card',
    promised: can.addCard,
    act: async () => {
      const result = await wallet.add(owner, { token: cast.makeCardToken(), name: 'Second card' })
      return result.status === 'added' ? { text: 'added' } : linkTo('link', result.link)
    },
    hasHappened: (cards) => cards.some(isNew),
  })

  if (added.link !== undefined) cast.finishHostedPage(added.link.url)
  const second = firstOf((await wallet.list(owner)).cards.filter(isNew)).ref
  const removed = await run({
    operation: 'delete the new card',
    promised: can.deleteCard,
    act: async () => ({ text: (await wallet.remove(second)).status }),
    hasHappened: (cards) => !cards.some(isNew),
  })
  return [listed, renamed, moved, requested, added, removed]
}

function endingOf(result: UpdateCardResult): Ending {
  switch (result.status) {
    case 'updated':
      return { text: `updated ${result.applied.join(', ')}` }
    case 'action_required':
      return linkTo('link', result.link)
    case 'unchanged':
      return { text: 'unchanged' }
  }
}

function linkTo(text: string, link: HostedLink): Ending {
  const minutes =
    link.expiresAt === undefined
      ? ''
      : ` for ${String(Math.round((link.expiresAt - Date.now()) / 60_000))} min`
  return { text: text + minutes, link }
}

function firstOf(cards: readonly Card[]): Card {
  const [card] = cards
  if (card === undefined) throw new Error('The provider shows no card where there must be one.')
  return card
}

function plural(count: number): string {
  return count === 1 ? '1 card' : `${String(count)} cards`
}
