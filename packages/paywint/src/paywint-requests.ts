import { checkInput, uuidField, type CheckedRequest } from '@cardlane/core/adapter'
import { z } from 'zod'

/** Paywint has nothing beyond the neutral request. */
const noOptions = z.strictObject({}).optional()
const card = z.object({ owner: uuidField, id: uuidField })

const byOwner = z.object({ owner: uuidField })
const byCard = z.object({ card })
const paymentLink = z.looseObject({
  owner: uuidField,
  // The API has no currency field: every amount is in US dollars.
  amount: z.looseObject({ currency: z.literal('USD') }),
  description: z.string().max(255).optional(),
  invoiceNumber: z.string().max(20).optional(),
})

type WithOptions = Pick<CheckedRequest<'getCard'>, 'providerOptions'>

export function checkOwner(request: WithOptions & { readonly owner: string }): void {
  checkInput(byOwner, request)
  checkOptions(request)
}

export function checkCard(request: WithOptions & Pick<CheckedRequest<'getCard'>, 'card'>): void {
  checkInput(byCard, request)
  checkOptions(request)
}

export function checkPaymentLink(request: CheckedRequest<'createPaymentLink'>): void {
  checkInput(paymentLink, request)
  checkOptions(request)
}

function checkOptions(request: WithOptions): void {
  checkInput(noOptions, request.providerOptions, ['providerOptions', 'paywint'])
}
