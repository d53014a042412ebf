import { checkInput, textField, uuidField, type CheckedRequest } from '@cardlane/core/adapter'
import { z } from 'zod'

/** What Sila takes beyond the neutral `addCard` request (https://docs.silamoney.com/docs/link_card). */
export interface SilaRequestOptions {
  /** `addCard`: stores the card without the address check. */
  readonly skipVerification?: boolean | undefined
  /** `addCard`: the postal code for the address check. */
  readonly accountPostalCode?: string | undefined
}

declare module '@cardlane/core' {
  interface ProviderOptions {
    readonly sila?: SilaRequestOptions | undefined
  }
}

const noExtras = z.strictObject({}).default({})
const addExtras = z
  .strictObject({
    skipVerification: z.boolean().optional(),
    accountPostalCode: textField(20).optional(),
  })
  .default({})
const byCard = z.object({ card: z.object({ id: uuidField }) })
const path = ['providerOptions', 'sila']

type WithExtras = Pick<CheckedRequest<'listCards'>, 'extras'>

export function checkOwner({ extras }: WithExtras): void {
  checkInput(noExtras, extras, path)
}

export function checkCard(request: WithExtras & Pick<CheckedRequest<'getCard'>, 'card'>): void {
  checkInput(byCard, request)
  checkInput(noExtras, request.extras, path)
}

export function checkAddition({ extras }: WithExtras): z.output<typeof addExtras> {
  return checkInput(addExtras, extras, path)
}
