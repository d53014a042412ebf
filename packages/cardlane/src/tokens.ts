/** The default `CardProvider`: `@inject(CardProviderToken) cards: CardProvider`. */
export const CardProviderToken: symbol = Symbol.for('cardlane.CardProvider')

/** The `Cardlane` of a container: all its provider instances by name. */
export const CardlaneToken: symbol = Symbol.for('cardlane.Cardlane')

/** A `CardProvider` by the name of its instance: `@inject(cardProviderToken('sila-us'))`. */
export function cardProviderToken(name: string): symbol {
  return Symbol.for(`cardlane.CardProvider:${name}`)
}
