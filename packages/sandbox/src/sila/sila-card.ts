/** A card as Sila's get_cards and update_card show it (docs.silamoney.com). */
export interface SilaCardRecord {
  card_name: string
  /** A number, so leading zeros are lost. */
  card_last_4: number
  /** `MM/YY`; link_card alone answers `YYYYMM`. */
  expiration: string
  card_type: string
  card_network: string
  pull_enabled: boolean | null
  push_enabled: boolean | null
  push_availability: boolean | string | null
  active: boolean
  country: string
  currency: string
  card_id: string
}

/** What a card token stands for: the card, without what link_card adds to it. */
export type SilaTokenCard = Omit<SilaCardRecord, 'card_name' | 'card_id'>

const face: SilaTokenCard = {
  card_last_4: 1157,
  expiration: '12/27',
  card_type: 'Debit',
  card_network: 'Visa',
  pull_enabled: true,
  push_enabled: null,
  push_availability: null,
  active: true,
  country: 'GB',
  currency: 'USD',
}

/** The card of Sila's update_card example. */
export const seededCard: SilaCardRecord = {
  card_name: 'test_card',
  ...face,
  card_id: 'dfdbd0ac-dd7d-4691-b573-50b7b69fb29a',
}

/** The card behind a token, unless the token was issued for another one. */
export const tokenCard: SilaTokenCard = { ...face, country: 'US' }

/** A card in the form of the link_card answer, where `12/27` reads `202712`. */
export function asLinked(card: SilaCardRecord): SilaCardRecord {
  const [month = '', year = ''] = card.expiration.split('/')
  return { ...card, expiration: `20${year}${month}` }
}
