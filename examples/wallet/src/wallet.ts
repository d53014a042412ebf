import { type CardProvider, CardProviderToken, type CardRef, type Expiry, type Money } from 'cardlane'
import { inject, injectable } from 'tsyringe'

/** A service as an application has it: it asks for a `CardProvider` and knows no provider. */
@injectable()
export class Wallet {
  constructor(@inject(CardProviderToken) private readonly cards: CardProvider) {}

  get capabilities() {
    return this.cards.capabilities
  }

  list(owner: string) {
    return this.cards.listCards(owner)
  }

  rename(card: CardRef, name: string) {
    return this.cards.updateCard({ card, set: { name } })
  }

  moveExpiry(card: CardRef, expiry: Expiry) {
    return this.cards.updateCard({ card, set: { expiry } })
  }

  requestPayment(owner: string, amount: Money, invoice: { description: string; invoiceNumber: string }) {
    return this.cards.createPaymentLink({ owner, amount, ...invoice })
  }

  /** What a provider needs to store a card is a matter of what it can, not of who it is. */
  add(owner: string, newCard: { token: string; name: string }) {
    return this.cards.addCard(this.capabilities.addCard === 'direct' ? { owner, ...newCard } : { owner })
  }

  remove(card: CardRef) {
    return this.cards.deleteCard(card)
  }
}
