import { z } from 'zod'
import type { SilaSimulatorOptions } from '../sila/sila-options.js'
import { printed, type StrictRules } from './strict-routes.js'

/**
 * The page of update_card prints POST, a token as it was issued, either a token or signatures, and one name of the app
 * handle.
 */
export const silaStrictSwitches: SilaSimulatorOptions = {
  updateCardVerb: 'POST',
  bearerForm: 'raw',
  bearerWithSignatures: 'refuse',
  bothHandles: 'refuse',
}

const header = printed(
  ...['created', 'app_handle', 'auth_handle', 'user_handle', 'business_handle'],
  ...['reference', 'version', 'crypto'],
)

const call = (...names: readonly string[]) =>
  printed('message', ...names).extend({ header: header.optional() })
const provider = z.literal('cko', { error: 'must be "cko", as it is printed' }).optional()

const updateCard = call('card_name', 'card_id')

/** As docs.silamoney.com prints them. Paging parameters of get_cards are not printed. */
export const silaStrictRules: StrictRules = {
  bodies: {
    'POST /0.2/auth_token': call(),
    'POST /0.2/link_card': call(
      ...['card_name', 'token', 'skip_verification', 'anonymous', 'first_name', 'last_name', 'address'],
    ).extend({ provider }),
    'POST /0.2/get_cards': call('card_type'),
    'POST /0.2/update_card': updateCard,
    'PUT /0.2/update_card': updateCard,
    'POST /0.2/delete_card': call('card_name').extend({ provider }),
  },
  refuse: (problems) => ({
    status: 400,
    body: {
      success: false,
      status: 'FAILURE',
      message: 'Bad request; see validation_details.',
      validation_details: { strict: problems },
    },
  }),
}
