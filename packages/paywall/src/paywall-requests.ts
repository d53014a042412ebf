import {
  checkInput,
  headerField,
  omitEmpty,
  type CheckedRequest,
  type JsonObject,
} from '@cardlane/core/adapter'
import { z } from 'zod'
import { cardDefaults, type PaywallSettings } from './paywall-options.js'

/** What Paywall takes beyond a neutral request about cards (https://developer.paywall.one, "Card saving"). */
export interface PaywallCardOptions {
  readonly relationalId2?: string | undefined
  readonly relationalId3?: string | undefined
  readonly partnerIdentity?: string | undefined
}

const cardOptions = z.strictObject(cardDefaults).default({})
const byOwner = z.looseObject({ owner: headerField })
const byCard = z.looseObject({ card: byOwner })
const addition = z.looseObject({
  name: z.string('is missing: Paywall stores no card without a nickname'),
  token: z.guid('must be a card token of Paywall, which is a GUID'),
})

/** Whose cards a request is about. */
export interface CardScope {
  readonly owner: string
  readonly relationalId2: string
  readonly relationalId3: string
  readonly partnerIdentity: string
}

type OwnedRequest = Pick<CheckedRequest<'getCard'>, 'providerOptions'> &
  (Pick<CheckedRequest<'getCard'>, 'card'> | Pick<CheckedRequest<'listCards'>, 'owner'>)

/** Checks that the ids can travel in headers, and adds the defaults of the instance. */
export function cardScope(request: OwnedRequest, settings: PaywallSettings): CardScope {
  const { owner } = 'card' in request ? checkInput(byCard, request).card : checkInput(byOwner, request)
  const given = {
    ...settings,
    ...omitEmpty(checkInput(cardOptions, request.providerOptions, ['providerOptions', 'paywall'])),
  }
  const { relationalId2 = '', relationalId3 = '', partnerIdentity = '' } = given
  return { owner, relationalId2, relationalId3, partnerIdentity }
}

/** Listing takes its parameters in headers. */
export function scopeHeaders({
  owner,
  relationalId2,
  relationalId3,
  partnerIdentity,
}: CardScope): Record<string, string> {
  const headers = {
    relationalid1: owner,
    relationalid2: relationalId2,
    relationalid3: relationalId3,
    partneridentity: partnerIdentity,
  }
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
}

/** Everything else takes them in its body; unused ones are empty texts, as in Paywall's samples. */
export function scopeBody({ owner, relationalId2, relationalId3, partnerIdentity }: CardScope): JsonObject {
  return {
    PartnerBased: partnerIdentity !== '',
    PartnerIdentity: partnerIdentity,
    RelationalId1: owner,
    RelationalId2: relationalId2,
    RelationalId3: relationalId3,
  }
}

/** The nickname and the token, both of which Paywall requires. */
export function checkAddition(request: CheckedRequest<'addCard'>): {
  readonly name: string
  readonly token: string
} {
  return checkInput(addition, request)
}
