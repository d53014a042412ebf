import { cardId, user } from './paywint.js'

// Bodies as developer.paywint.com shows them; the host of a link is made a trusted one.
const envelope = { success: true, message: 'Operation completed.', queryGeneratedTime: 1718006400 }

export const link = `https://link.paywint.com/platform/add-card?prd=1&cardId=${cardId}`
export const paymentLink = 'https://pay.paywint.com/l/8f0d'

export const secureLinkAnswer = { ...envelope, data: { secure_link: link } }

export const paymentLinkAnswer = {
  ...envelope,
  data: { payment_id: '8f0d5d6e-1111-4c1e-9d0e-3b6f0c1d2e3f', payment_link: paymentLink },
}

export const cardRecord = {
  user_id: user,
  card_id: cardId,
  card_number: '4242',
  card_exp: '12/2029',
  card_nick_name: 'Primary Visa',
  card_type: 'CREDIT',
  first_name: 'John',
  last_name: 'Doe',
  address: '1 Main Street',
  city: 'Springfield',
  state: 'IL',
  zip: '62701',
  country: 'US',
  is_blocked: false,
  card_images_required: false,
  withdrawal_confirm_required: false,
  payment_confirm_required: false,
  is_limited: false,
}

export const cardAnswer = { ...envelope, data: cardRecord }

export const listAnswer = {
  success: true,
  status_code: 200,
  message: 'Success',
  records: [cardRecord],
  totalRecords: 1,
  queryGeneratedTime: 1718006400,
}

/** FastAPI's own answer to a request that it cannot read. */
export const validationError = {
  detail: [
    { loc: ['body', 'card_id'], msg: 'Input should be a valid UUID', type: 'uuid_parsing' },
    { loc: ['path', 0], msg: 'Field required', type: 'missing' },
  ],
}

/** `cardRecord` as the neutral model has it. */
export const mappedCard = {
  ref: { owner: user, id: cardId },
  name: 'Primary Visa',
  last4: '4242',
  expiry: { month: 12, year: 2029 },
  funding: 'credit',
  holder: 'John Doe',
  country: 'US',
  requiredActions: [],
  limits: [],
}
