import { z } from 'zod'
import { checkSchema } from '../check-schema.js'
import { parseJson } from '../parse-json.js'
import { hasTwoDecimals } from '../two-decimals.js'
import type { PaywallFailure } from './paywall-failures.js'
import type { PaywallSettings } from './paywall-options.js'

const text = z.string().nullish()
const filled = z.string().min(1)

// Names in lower case: Paywall is known to read them whatever their case.
const owner = { relationalid1: filled, relationalid2: text, relationalid3: text, partneridentity: text }
const partner = { partnerbased: z.boolean().nullish() }

interface PartnerFields {
  partnerbased?: boolean | null | undefined
  partneridentity?: string | null | undefined
}

/** Partner cards are addressed by the partner's identity too. */
const namesPartner = ({ partnerbased, partneridentity }: PartnerFields): boolean =>
  partnerbased !== true || Boolean(partneridentity)
const atPartner = { path: ['partneridentity'] }

type Switches = Pick<PaywallSettings, 'amountDecimals' | 'installmentDynamic' | 'maxTextLength'>

/** What the bodies of the calls have to be, with the limits that the switches set. */
export function createPaywallBodies({ amountDecimals, installmentDynamic, maxTextLength }: Switches) {
  const limited = filled.max(maxTextLength)
  return {
    save: z
      .object({
        ...owner,
        ...partner,
        includedetails: z.boolean().nullish(),
        card: z.object({ cardtoken: z.guid(), nickname: limited }),
      })
      .refine(namesPartner, atPartner),

    update: z
      .object({
        ...owner,
        ...partner,
        uniquecode: filled,
        nickname: limited,
        month: z.number().int().min(1).max(12),
        year: z.number().int().min(1000).max(9999),
      })
      .refine(namesPartner, atPartner),

    remove: z.object({ ...owner, ...partner, uniquecode: filled }).refine(namesPartner, atPartner),

    link: z.object({
      salestype: z.union([z.literal(1), z.literal(2)]),
      photobase64: text,
      itemname: limited,
      itemdescription: limited,
      itemamount: z.number().refine((amount) => amountDecimals === 'any' || hasTwoDecimals(amount)),
      languageid: z.union([z.literal(1), z.literal(2)]).nullish(),
      currencyid: z.number().int(),
      stocktrack: z.boolean(),
      stockcount: z.number().int().min(0).nullish(),
      callbacksupport: z.boolean(),
      callbackaddress: text,
      installmentsupport: z.boolean(),
      installmentdynamic: installmentKinds[installmentDynamic].nullish(),
      notificationsupport: z.boolean(),
      notificationemail: text,
      notificationphone: text,
      merchantorderid: text,
      merchanttrackid: text,
    }),
  }
}

const installmentKinds = {
  number: z.number(),
  boolean: z.boolean(),
  both: z.union([z.number(), z.boolean()]),
} as const

export type OwnerFields = z.infer<z.ZodObject<typeof owner>>
export type LinkFields = z.infer<ReturnType<typeof createPaywallBodies>['link']>

export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: PaywallFailure }

/** Reads a JSON body without regard to the case of its names, and names everything that is wrong with it. */
export function readBody<T>(schema: z.ZodType<T>, bytes: Buffer): Read<T> {
  const json = parseJson(bytes)
  if (!json.ok) return { ok: false, failure: { kind: 'invalid', what: 'the body is not JSON' } }
  const checked = checkSchema(schema, lowerCaseNames(json.value))
  if (checked.ok) return checked
  const wrong = checked.problems.map(
    ({ path, missing }) => `${path.join('.')}${missing ? ' is missing' : ''}`,
  )
  return { ok: false, failure: { kind: 'invalid', what: wrong.join(', ') } }
}

function lowerCaseNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerCaseNames)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.toLowerCase(), lowerCaseNames(inner)]),
  )
}
