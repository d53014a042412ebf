import { failed } from '@cardlane/core/adapter'
import type { SilaCard, SilaCardPage } from './sila-schemas.js'

/** No owner has that many pages of cards; a provider that says so is not believed. */
const maxPages = 100

/** Maximum reads of a changing list. */
const maxReads = 4

type ReadPage = (query: string) => Promise<SilaCardPage>

/**
 * Every card of a user. How get_cards is paged is not documented; other lists of Sila take `?page=`, and an answer that is
 * not of the page asked for is refused, because half a list must not look like a whole one. For the same reason a list of
 * several pages is read until two readings agree: when a card is deleted between two pages, another slips through.
 */
export async function readAllPages(readPage: ReadPage): Promise<readonly SilaCard[]> {
  let cards = await readOnce(readPage)
  for (let readings = 1; cards.pages > 1; readings += 1) {
    if (readings === maxReads) throw changingList()
    const again = await readOnce(readPage)
    if (again.ids === cards.ids) break
    cards = again
  }
  return cards.all
}

async function readOnce(readPage: ReadPage) {
  const first = await readPage('')
  const all = [...(first.cards ?? [])]
  const pages = first.pagination?.total_pages ?? 1
  if (pages > maxPages) throw incompleteList(pages)

  for (let page = 2; page <= pages; page += 1) {
    const next = await readPage(`?page=${String(page)}`)
    if (next.pagination?.current_page !== page) throw incompleteList(pages)
    all.push(...(next.cards ?? []))
  }
  return { all, pages, ids: all.map(({ card_id: id }) => id).join(' ') }
}

export function findCard(cards: readonly SilaCard[], id: string): SilaCard {
  const found = cards.find((card) => isCard(card, id))
  if (found !== undefined) return found
  throw failed({ code: 'card_not_found', message: 'The user has no such card.' })
}

/** UUIDs are the same in either case. */
export function isCard({ card_id: cardId }: SilaCard, id: string): boolean {
  return cardId.toLowerCase() === id.toLowerCase()
}

/** What Sila answers to an update of one card must not be another. */
export function anotherCard() {
  return failed({
    code: 'unexpected_response',
    message: 'Sila answered with another card than the one that was to be updated.',
    outcome: 'unknown',
    hint: 'Read both cards before you call again.',
  })
}

/** The name by which a card can be deleted: Sila deletes by name, so it must mean this card alone. */
export function uniqueName(cards: readonly SilaCard[], { card_name: name }: SilaCard, owner: string): string {
  const candidates = cards.filter((card) => card.card_name === name)
  if (candidates.length === 1) return name
  throw failed({
    code: 'ambiguous_card',
    message: 'Sila deletes a card by its name, and several cards of this user have the same one.',
    hint: 'Rename the card with updateCard first; nothing was deleted.',
    candidates: candidates.map((card) => ({ ref: { owner, id: card.card_id }, name: card.card_name })),
  })
}

function incompleteList(pages: number) {
  return failed({
    code: 'unexpected_response',
    message: `Sila says that there are ${String(pages)} pages of cards, but does not give them.`,
    outcome: 'not_applied',
    hint: 'The list cannot be completed, so no card of it is given.',
  })
}

function changingList() {
  return failed({
    code: 'unexpected_response',
    message: `The list of cards changed while it was read, ${maxReads} times.`,
    outcome: 'not_applied',
    retryable: true,
    hint: 'Call again when fewer cards are being added and deleted.',
  })
}
