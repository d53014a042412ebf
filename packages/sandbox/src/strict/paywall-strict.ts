import type { PaywallEnvelopes } from '../paywall/paywall-envelopes.js'
import { printed, type StrictRules } from './strict-routes.js'

const owner = ['PartnerBased', 'PartnerIdentity', 'RelationalId1', 'RelationalId2', 'RelationalId3'] as const

/** As developer.paywall.one prints them: PascalCase, where the simulator otherwise reads names in any case. */
export const paywallStrictRules = (fail: PaywallEnvelopes['fail']): StrictRules => ({
  bodies: {
    'POST /paywall/card/tokenization': printed(...owner, 'IncludeDetails').extend({
      Card: printed('CardToken', 'Nickname').optional(),
    }),
    'GET /paywall/card': null,
    'PUT /paywall/card': printed(...owner, 'UniqueCode', 'Nickname', 'Month', 'Year'),
    'DELETE /paywall/card': printed(...owner, 'UniqueCode'),
    'POST /api/paywall/linkqr/generate': printed(
      ...[
        'SalesType',
        'PhotoBase64',
        'ItemName',
        'ItemDescription',
        'ItemAmount',
        'LanguageId',
        'CurrencyId',
      ],
      ...['StockTrack', 'StockCount', 'CallbackSupport', 'CallbackAddress', 'InstallmentSupport'],
      ...['InstallmentDynamic', 'NotificationSupport', 'NotificationEmail', 'NotificationPhone'],
      ...['MerchantOrderId', 'MerchantTrackId'],
    ),
  },
  refuse: (problems) => fail({ kind: 'invalid', what: `strict: ${problems.join('; ')}` }),
})
