/** The routes of the simulators, by provider: what a form offers. A test holds them against the simulators. */
export const knownRoutes: Readonly<Record<string, readonly string[]>> = {
  paywint: [
    'POST /api/platform/card/add/secure-link/:user_id',
    'POST /api/platform/card/update/secure-link/:user_id',
    'GET /api/platform/card/get-card/:card_id',
    'GET /api/platform/card/list/:user_id',
    'DELETE /api/platform/card/delete/:user_id',
    'POST /api/platform/payment/create-payment-link/:user_id',
    'GET /platform/add-card',
    'POST /platform/add-card',
    'GET /platform/pay',
    'POST /platform/pay',
  ],
  paywall: [
    'POST /paywall/card/tokenization',
    'GET /paywall/card',
    'PUT /paywall/card',
    'DELETE /paywall/card',
    'POST /api/paywall/linkqr/generate',
    'GET /',
    'POST /',
  ],
  sila: [
    'POST /0.2/auth_token',
    'POST /0.2/link_card',
    'POST /0.2/get_cards',
    'POST /0.2/update_card',
    'PUT /0.2/update_card',
    'POST /0.2/delete_card',
  ],
}
