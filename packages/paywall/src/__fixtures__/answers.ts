// Bodies as developer.paywall.one shows them; the host of the payment link is made a trusted one.

export const uniqueCode = '921245xQN85D0+Zuf7oAJv5@@@@@G86eN7RA4cX8L4hHo7Ma3hg7AW7Bq232yPyw2iVPkrt1qEw=='
export const rotatedCode = '7713xQN85D0+Zuf7oAJv5@@@@@aa/bb=='

export const cardRecord = {
  Name: 'Kartım',
  CardBin: '450803',
  CardLastFour: '4509',
  CardHolderName: 'Ada Yılmaz',
  CardNumber: '450803******4509',
  Expired: false,
  CardTypeId: 0,
  CardType: 'Visa',
  Month: 12,
  Year: 2029,
  UniqueCode: uniqueCode,
}

export type CardRecord = Record<keyof typeof cardRecord, unknown>

/** The stable id of `cardRecord` for the owner 003. */
export const stableId = 'pwc_9d31d6c3e884b9a3f28feb5481d105bc'

/** `cardRecord` as the neutral model has it. */
export const mappedCard = {
  ref: { owner: '003', id: stableId },
  name: 'Kartım',
  last4: '4509',
  expiry: { month: 12, year: 2029 },
  brand: 'visa',
  holder: 'Ada Yılmaz',
  providerId: uniqueCode,
  requiredActions: [],
  limits: [],
}

export const success = (Body: unknown) => ({ ErrorCode: 0, Result: true, Message: '', Body })

export const failure = (ErrorCode: number, Message: string, Body: unknown = null) => ({
  ErrorCode,
  Result: false,
  Message,
  Body,
})

/** The list of an owner who has `cardRecord` with these changes, one card for each. */
export const listAnswer = (...changes: Partial<CardRecord>[]) =>
  success(changes.map((change) => ({ ...cardRecord, ...change })))

export const link = 'https://link.itspaywall.com/?SaleId=5d0cb8a4-1f1c-4f0e-9a0b-6c2d1f0e7a11'
export const linkAnswer = success({ Link: link })
