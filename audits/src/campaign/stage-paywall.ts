import type { PaywallCardRecord, Sandbox } from '@cardlane/sandbox'
import { expiryText, type FirstCards, type Stage } from './stage.js'

const first = {
  ...{ RelationalId2: '', RelationalId3: '', PartnerIdentity: '', CardHolderName: 'Ada Example' },
  ...{ CardBin: '424242', CardType: 'Visa' as const, Month: 11, Year: 2031 },
}

export const firstPaywallCards: FirstCards<PaywallCardRecord> = (holders, chance) =>
  holders.flatMap(({ owner }) =>
    ['4242', '1881'].map((last4) => ({
      ...{ ...first, RelationalId1: owner, CardLastFour: last4, Name: `First ${last4}` },
      UniqueCode: `first+/@@@@@${chance.uuid()}==`,
    })),
  )

/** Paywall's own numbers of the currencies that are used here. */
const currencies: Readonly<Record<number, string>> = { 1: 'TRY', 2: 'USD', 3: 'EUR' }

export function stagePaywall({ paywall }: Sandbox): Stage {
  const keyOf = (owner: string, last4 = ''): string => `${owner} ${last4}`
  return {
    adapter: 'paywall',
    room: 4,
    currencies: ['TRY', 'USD', 'EUR'],
    idsRotate: true,
    impossible: new Set(),
    cards: ({ owner }) =>
      paywall
        .cards()
        .filter(({ RelationalId1 }) => RelationalId1 === owner)
        .map(({ CardBin, CardLastFour, UniqueCode, Name, Month, Year }) => ({
          subject: `${owner} ${CardBin}…${CardLastFour}`,
          key: keyOf(owner, CardLastFour),
          ...{ id: UniqueCode, name: Name, last4: CardLastFour, expiry: expiryText(Month, Year) },
        })),
    links: () =>
      paywall.links().map(({ Link, ItemAmount, CurrencyId, ItemDescription }) => ({
        ...{ url: Link, minor: Math.round(ItemAmount * 100), currency: currencies[CurrencyId] ?? '' },
        description: ItemDescription,
      })),
    keyOf: ({ ref, last4 }) => keyOf(ref.owner, last4),
    isOf: ({ ref }, { owner }) => ref.owner === owner,
    cardToken: (last4) => paywall.issueCardToken({ CardLastFour: last4 }),
    finishHostedPage: () => {
      throw new Error('Paywall has no hosted page for cards.')
    },
    rotate: () => {
      paywall.rotateUniqueCodes()
    },
  }
}
