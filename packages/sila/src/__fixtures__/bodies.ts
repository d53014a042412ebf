/** The card of https://docs.silamoney.com/docs/update_card. */
export const cardId = 'dfdbd0ac-dd7d-4691-b573-50b7b69fb29a'

export const wireCard = {
  card_name: 'test_card',
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
  card_id: cardId,
}

/** What every answer says of itself. */
const envelope = {
  success: true,
  reference: '31a25154-8c8a-4341-9ddd-0863d7736a4d',
  status: 'SUCCESS',
  response_time_ms: '124',
}

export const updated = { ...envelope, ...wireCard, message: 'Card successfully updated.' }

export const linked = {
  ...envelope,
  message: 'Debit card successfully linked.',
  card_details: { ...wireCard, expiration: '202712' },
}

export const deleted = { ...envelope, message: 'Card successfully deleted.' }

interface Page {
  readonly current: number
  readonly total: number
}

export function cardList(cards: readonly object[], { current, total }: Page = { current: 1, total: 1 }) {
  return {
    ...envelope,
    cards,
    pagination: { returned_count: cards.length, total_count: 3, current_page: current, total_pages: total },
  }
}

/** `expiration` in epoch seconds. */
export function accessToken(token: string, expiration: number) {
  return { ...envelope, access_token: { token, expiration } }
}
