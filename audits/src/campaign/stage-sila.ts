import type { SilaCardRecord, Sandbox } from '@cardlane/sandbox'
import type { FirstCards, Stage } from './stage.js'

const face = {
  ...{ expiration: '12/31', card_type: 'Debit', card_network: 'Visa', pull_enabled: true },
  ...{ push_enabled: null, push_availability: null, active: true, country: 'US', currency: 'USD' },
}

export const firstSilaCards: FirstCards<SilaCardRecord> = (holders, chance) =>
  holders.flatMap(({ name }) =>
    [1157, 42].map((last4) => ({
      ...{ ...face, card_last_4: last4, card_name: `${name} first ${last4}`, card_id: chance.uuid() },
    })),
  )

/** All cards are one user's, so whose they are shows in their names. */
export function stageSila({ sila }: Sandbox): Stage {
  return {
    adapter: 'sila',
    // A page of the list has 20 cards: more would be read in pieces while others delete and add.
    room: 2,
    currencies: ['USD'],
    idsRotate: false,
    impossible: new Set(['expiry', 'createPaymentLink']),
    cards: ({ name }) =>
      sila
        .cards()
        .filter(({ card_name }) => card_name.startsWith(`${name} `))
        .map(({ card_id, card_name, card_last_4, expiration }) => ({
          ...{ subject: card_id, key: card_id, id: card_id, name: card_name },
          last4: String(card_last_4).padStart(4, '0'),
          expiry: expiration.replace('/', '/20'),
        })),
    links: () => [],
    keyOf: ({ ref }) => ref.id,
    isOf: (card, { name }) => card.name?.startsWith(`${name} `) === true,
    cardToken: (last4) => sila.issueCardToken({ card_last_4: Number(last4) }),
    finishHostedPage: () => {
      throw new Error('Sila has no hosted page.')
    },
    rotate: () => undefined,
  }
}
