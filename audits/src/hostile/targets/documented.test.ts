import { expect, test } from '@jest/globals'
import * as paywall from '../../../../packages/paywall/src/__fixtures__/answers.js'
import * as paywint from '../../../../packages/paywint/src/__fixtures__/answers.js'
import * as sila from '../../../../packages/sila/src/__fixtures__/bodies.js'
import { paywallTarget } from './paywall-target.js'
import { paywintTarget } from './paywint-target.js'
import { silaTargets } from './sila-target.js'
import type { Target } from './target.js'

const asked = (target: Target | undefined, method: string, path: string) =>
  target?.documented()({ method, path, body: Buffer.alloc(0) }).body

// What is made hostile must be what the adapters are tested with, as the providers' documents show it.
test.each([
  ['paywint', paywintTarget, 'POST', '/api/platform/card/add/secure-link/a', paywint.secureLinkAnswer],
  [
    'paywint',
    paywintTarget,
    'POST',
    '/api/platform/payment/create-payment-link/a',
    paywint.paymentLinkAnswer,
  ],
  ['paywint', paywintTarget, 'GET', '/api/platform/card/get-card/a', paywint.cardAnswer],
  ['paywint', paywintTarget, 'GET', '/api/platform/card/list/a', paywint.listAnswer],
  ['paywall', paywallTarget, 'GET', '/paywall/card', paywall.listAnswer({})],
  ['paywall', paywallTarget, 'POST', '/api/paywall/linkqr/generate', paywall.linkAnswer],
  ['paywall', paywallTarget, 'DELETE', '/paywall/card', paywall.success(null)],
])('%s: %s %s', (...row) => {
  const [, target, method, path, documented] = row
  expect(asked(target, method, path)).toEqual(documented)
})

test.each([
  ['update_card', { ...sila.updated, card_name: 'groceries' }],
  ['get_cards', { cards: [sila.wireCard] }],
  ['delete_card', sila.deleted],
  [
    'link_card',
    { card_details: { ...sila.linked.card_details, card_name: 'groceries', card_id: expect.any(String) } },
  ],
])('sila: %s', (path, documented) => {
  expect(asked(silaTargets[0], 'POST', `/${path}`)).toMatchObject(documented)
})
