/** What a secure link is for, and a card with it. */
export type PaywintPurpose = 'PAYMENT' | 'WITHDRAWAL'

/** A card as Paywint's get-card and list-cards pages show it (developer.paywint.com/api-reference/cards). */
export interface PaywintCardRecord {
  user_id: string
  card_id: string
  /** The last four digits, despite its name. */
  card_number: string
  /** `MM/YYYY`. */
  card_exp: string
  card_nick_name: string
  card_type: string
  first_name: string
  last_name: string
  address: string
  city: string
  state: string
  zip: string
  country: string
  is_blocked: boolean
  card_images_required: boolean
  withdrawal_confirm_required: boolean
  payment_confirm_required: boolean
  is_limited: boolean
  /** Newer than the rest; older samples leave it out. */
  compliance_check_required?: boolean
}

export const seededUserId = 'f47ac10b-58cc-4372-a567-0e02b2c3d479'

/** The card of Paywint's update-card example, with the values of its get-card example. */
export const seededCard: PaywintCardRecord = {
  user_id: seededUserId,
  card_id: '07f0a4aa-b890-4135-84d6-ec9c19b82bb3',
  card_number: '4242',
  card_exp: '12/2029',
  card_nick_name: 'Primary Visa',
  card_type: 'CREDIT',
  first_name: 'Ada',
  last_name: 'Example',
  address: '1 Demo Street',
  city: 'Springfield',
  state: 'IL',
  zip: '62701',
  country: 'US',
  is_blocked: false,
  card_images_required: false,
  withdrawal_confirm_required: false,
  payment_confirm_required: true,
  is_limited: false,
  compliance_check_required: false,
}

/** The card that a cardholder is taken to have typed into the hosted page. */
export function typedInCard(ids: { user_id: string; card_id: string }): PaywintCardRecord {
  return {
    ...seededCard,
    ...ids,
    card_number: '4444',
    card_exp: '10/2030',
    card_nick_name: 'New card',
    payment_confirm_required: false,
  }
}
