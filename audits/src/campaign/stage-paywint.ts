import type { PaywintCardRecord, Sandbox } from '@cardlane/sandbox'
import type { FirstCards, Stage } from './stage.js'

const face = {
  ...{ card_number: '4242', card_exp: '12/2031', card_nick_name: 'First card', card_type: 'CREDIT' },
  ...{ first_name: 'Ada', last_name: 'Example', address: '1 Demo Street', city: 'Springfield' },
  ...{ state: 'IL', zip: '62701', country: 'US', is_blocked: false, card_images_required: false },
  ...{ withdrawal_confirm_required: false, payment_confirm_required: false, is_limited: false },
}

export const firstPaywintCards: FirstCards<PaywintCardRecord> = (holders, chance) =>
  holders.flatMap(({ owner }) =>
    ['Blue', 'Red'].map((name) => ({
      ...{ ...face, card_nick_name: name, user_id: owner, card_id: chance.uuid() },
    })),
  )

export function stagePaywint({ paywint }: Sandbox): Stage {
  return {
    adapter: 'paywint',
    room: 4,
    currencies: ['USD'],
    idsRotate: false,
    impossible: new Set(),
    cards: ({ owner }) =>
      paywint
        .cards()
        .filter(({ user_id }) => user_id === owner)
        .map(({ card_id, card_nick_name, card_number, card_exp }) => ({
          ...{ subject: card_id, key: card_id, id: card_id },
          ...{ name: card_nick_name, last4: card_number, expiry: card_exp },
        })),
    links: () =>
      paywint.paymentLinks().map(({ payment_link, amount, description }) => ({
        ...{ url: payment_link, minor: Math.round(amount * 100), currency: 'USD' },
        description: description ?? '',
      })),
    keyOf: ({ ref }) => ref.id,
    isOf: ({ ref }, { owner }) => ref.owner === owner,
    cardToken: () => undefined,
    finishHostedPage: (url) => {
      paywint.completeLink(url)
    },
    rotate: () => undefined,
  }
}
