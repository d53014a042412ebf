/** Whose card it is. Ids that were given when it was saved have to be given on every later call. */
export interface PaywallOwner {
  RelationalId1: string
  /** Empty when unused, like the next two. */
  RelationalId2: string
  RelationalId3: string
  PartnerIdentity: string
}

/** What does not change with an update: the card itself, which a card token stands for. */
export interface PaywallCardFace {
  CardHolderName: string
  /** The first six digits. */
  CardBin: string
  CardLastFour: string
  /** The brand: `Visa` or `MasterCard`. */
  CardType: 'Visa' | 'MasterCard'
  Month: number
  Year: number
}

export interface PaywallCardRecord extends PaywallOwner, PaywallCardFace {
  /** The nickname, under the name that Paywall's list gives it. */
  Name: string
  UniqueCode: string
}

/** The card of Paywall's update-card example (developer.paywall.one), as a published test card. */
export const seededCard = (relationalId2: string): PaywallCardRecord => ({
  RelationalId1: '003',
  RelationalId2: relationalId2,
  RelationalId3: '',
  PartnerIdentity: '',
  Name: 'Kartım',
  CardHolderName: 'Ada Example',
  CardBin: '424242',
  CardLastFour: '4242',
  CardType: 'Visa',
  Month: 11,
  Year: 2029,
  UniqueCode: '921245xQN85D0+Zuf7oAJv5@@@@@G86eN7RA4cX8L4hHo7Ma3hg7AW7Bq232yPyw2iVPkrt1qEw==',
})

/** The card behind a token, unless the token was issued for another one. */
export const tokenCard: PaywallCardFace = {
  CardHolderName: 'Ada Example',
  CardBin: '555555',
  CardLastFour: '4444',
  CardType: 'MasterCard',
  Month: 12,
  Year: 2030,
}

// Paywall numbers brands in two ways: one at the top level, one in Details.
const topLevelBrand = { Visa: 0, MasterCard: 1 }
const detailsBrand = { MasterCard: 1, Visa: 2 }

/** A card as save and list answer it. Save masks the holder's name; list does not. */
export function showCard(card: PaywallCardRecord, withDetails: boolean) {
  const { Name, CardBin, CardLastFour, CardHolderName, CardType, Month, Year, UniqueCode } = card
  return {
    Name,
    CardBin,
    CardLastFour,
    CardHolderName,
    CardNumber: `${CardBin}******${CardLastFour}`,
    CardTypeId: topLevelBrand[CardType],
    CardType,
    Month,
    Year,
    UniqueCode,
    ...(withDetails && { Details: detailsOf(CardType) }),
  }
}

const detailsOf = (brand: PaywallCardFace['CardType']) => ({
  CardBankId: 1,
  CardBank: 'Demo Bank',
  CardBrandId: detailsBrand[brand],
  CardBrand: brand,
  CardFamilyId: 1,
  CardFamily: 'Demo Family',
  CardKindId: 1,
  CardKind: 'Personal',
  CardTypeId: 1,
  CardType: 'Credit',
})

/** `Ada Example` becomes `A** E******`. */
export const maskName = (name: string): string => name.replace(/(?<=\S)\S/gu, '*')

/** Whether the month after the card's expiry has begun, in UTC. `now` is epoch milliseconds. */
export const isExpired = ({ Month, Year }: { Month: number; Year: number }, now: number): boolean =>
  now >= Date.UTC(Year, Month, 1)
