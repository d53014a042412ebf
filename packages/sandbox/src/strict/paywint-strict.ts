import { unprocessable } from '../paywint/paywint-envelopes.js'
import { printed, type StrictRules } from './strict-routes.js'

/** As developer.paywint.com prints them. The body of a deletion is not printed; it is that of its sibling for payees. */
export const paywintStrictRules: StrictRules = {
  bodies: {
    'POST /api/platform/card/add/secure-link/:user_id': printed('card_purpose'),
    'POST /api/platform/card/update/secure-link/:user_id': printed('card_id', 'card_purpose'),
    'GET /api/platform/card/get-card/:card_id': null,
    'GET /api/platform/card/list/:user_id': null,
    'DELETE /api/platform/card/delete/:user_id': printed('card_id'),
    'POST /api/platform/payment/create-payment-link/:user_id': printed(
      ...['amount', 'description', 'invoice_number'],
    ),
  },
  refuse: (problems) =>
    unprocessable(problems.map((msg) => ({ loc: ['body'], msg: `strict: ${msg}`, type: 'strict' }))),
}
