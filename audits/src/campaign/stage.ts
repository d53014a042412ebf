import type { Card } from '@cardlane/core'
import type { Chance } from './seeded.js'

/** Whose cards one worker plays with. Nobody else touches them, so what they are before a call is known. */
export interface Holder {
  readonly name: string
  readonly owner: string
}

/** A card as the sandbox knows it, in words that are the same for every provider. */
export interface TrueCard {
  /** The name under which the sandbox counts what happens to the card. */
  readonly subject: string
  /** What tells it from the holder's other cards in the library's own words; see `keyOf`. */
  readonly key: string
  /** An id by which it can be asked for at this moment. */
  readonly id: string
  readonly name: string
  readonly last4: string
  /** `MM/YYYY`. */
  readonly expiry: string
}

/** A payment link as the sandbox knows it. */
export interface TrueLink {
  readonly url: string
  /** In minor units. */
  readonly minor: number
  readonly currency: string
  readonly description: string
}

/** One simulated provider: its truth, and what else plays along. */
export interface Stage {
  readonly adapter: string
  /** The most cards that one holder should have. */
  readonly room: number
  readonly currencies: readonly [string, ...string[]]
  /** Whether the ids of `cards` may rotate at any moment. */
  readonly idsRotate: boolean
  /** Operations and fields that the provider cannot do: the library has to refuse them and to send nothing. */
  readonly impossible: ReadonlySet<'expiry' | 'createPaymentLink'>
  cards(holder: Holder): readonly TrueCard[]
  links(): readonly TrueLink[]
  /** The key of a card that the library gave. */
  keyOf(card: Card): string
  /** Whether a card that the library listed belongs to this holder. */
  isOf(card: Card, holder: Holder): boolean
  /** A card token as the provider's script makes one, or nothing where cards are typed in on a hosted page. */
  cardToken(last4: string): string | undefined
  /** Does what the cardholder does on a hosted page. Throws when the link opens nothing. */
  finishHostedPage(url: string): void
  /** Gives the cards new ids, where the provider does so. */
  rotate(): void
}

/** Makes the cards to begin with; `chance` is for their ids. */
export type FirstCards<Record> = (holders: readonly Holder[], chance: Chance) => readonly Record[]

/** `MM/YYYY`. */
export const expiryText = (month: number, year: number): string => `${String(month).padStart(2, '0')}/${year}`
