import { checkInput, uuidField, type CheckedRequest } from '@cardlane/core/adapter'
import { z } from 'zod'

/** Paywint has nothing beyond the neutral request. */
const extras = z.strictObject({}).optional()
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

type WithExtras = Pick<CheckedRequest<'getCard'>, 'extras'>

export function checkOwner(request: WithExtras & { readonly owner: string }): void {
  checkInput(byOwner, request)
  checkExtras(request)
}

export function checkCard(request: WithExtras & Pick<CheckedRequest<'getCard'>, 'card'>): void {
  checkInput(byCard, request)
  checkExtras(request)
}

export function checkPaymentLink(request: CheckedRequest<'createPaymentLink'>): void {
  checkInput(paymentLink, request)
  checkExtras(request)
}

function checkExtras(request: WithExtras): void {
  checkInput(extras, request.extras, ['providerOptions', 'paywint'])
}
