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

const noOptions = z.strictObject({})
const addOptions = z
  .strictObject({
    skipVerification: z.boolean().optional(),
    accountPostalCode: textField(20).optional(),
  })
  .default({})
const byCard = z.object({ card: z.object({ id: uuidField }) })
const path = ['providerOptions', 'sila']

type WithOptions = Pick<CheckedRequest<'listCards'>, 'providerOptions'>

export function checkOwner({ providerOptions }: WithOptions): void {
  if (providerOptions !== undefined) checkInput(noOptions, providerOptions, path)
}

export function checkCard(request: WithOptions & Pick<CheckedRequest<'getCard'>, 'card'>): void {
  checkInput(byCard, request)
  checkOwner(request)
}

export function checkAddition({ providerOptions }: WithOptions): z.output<typeof addOptions> {
  return checkInput(addOptions, providerOptions, path)
}
