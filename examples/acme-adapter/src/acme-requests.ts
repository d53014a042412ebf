import { checkInput, type CheckedRequest } from '@cardlane/core/adapter'
import { z } from 'zod'

/** README.md, "Words". Both stand in a path, where any other text could name another resource. */
const customer = z
  .string()
  .regex(/^[\w-]{1,64}$/, 'must be a customer of Acme: at most 64 letters, digits, _ and -')
const cardId = z.string().regex(/^card_[a-z0-9]{8,32}$/, 'must be a card id of Acme, such as card_7h2k9m4q')

const byOwner = z.looseObject({ owner: customer })
const byCard = z.looseObject({ card: z.looseObject({ owner: customer, id: cardId }) })
const noOptions = z.strictObject({}).default({})

type WithOptions = Pick<CheckedRequest<'listCards'>, 'providerOptions'>

export function checkOwner(request: WithOptions & Pick<CheckedRequest<'listCards'>, 'owner'>): void {
  checkInput(byOwner, request)
  checkOptions(request)
}

export function checkCard(request: WithOptions & Pick<CheckedRequest<'getCard'>, 'card'>): void {
  checkInput(byCard, request)
  checkOptions(request)
}

/** Acme takes nothing beyond the neutral requests. */
function checkOptions({ providerOptions }: WithOptions): void {
  checkInput(noOptions, providerOptions, ['providerOptions', 'acme'])
}
