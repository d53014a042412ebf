import { z } from 'zod'
import type { Clock } from '../../clock.js'
import type { Support } from '../../model/capabilities.js'
import { currencyDigits } from '../../money/currencies.js'
import { idField, textField, withoutCardNumber } from './fields.js'

const id = idField(512)
const cardRef = z.strictObject({ owner: id, id })
const purpose = z.enum(['payment', 'withdrawal']).default('payment')
const providerOptions = z.record(z.string(), z.unknown()).optional()

const amount = z.strictObject({
  minor: z
    .number()
    .refine(Number.isSafeInteger, 'must be whole minor units (cents) that a number holds exactly')
    .positive('must be greater than 0'),
  currency: z
    .string()
    .refine(
      (code) => currencyDigits(code) !== undefined,
      'must be an ISO 4217 code in capitals, such as USD',
    ),
})

export interface InputLimits {
  readonly clock: Clock
  readonly maxNameLength: number
  readonly addCard: Support
}

const schemasOf = new WeakMap<Clock, Map<string, RequestSchemas>>()

/**
 * The neutral requests, strictly: unknown keys are errors. Defaults are filled in. Instances with the same limits share them:
 * zod makes code for each schema, and a call costs more where many instances each have code of their own.
 */
export function requestSchemas(limits: InputLimits): RequestSchemas {
  const { clock, maxNameLength, addCard } = limits
  const known = schemasOf.get(clock) ?? new Map<string, RequestSchemas>()
  schemasOf.set(clock, known)
  const key = `${maxNameLength} ${addCard}`
  const schemas = known.get(key) ?? makeSchemas(limits)
  known.set(key, schemas)
  return schemas
}

function makeSchemas({ clock, maxNameLength, addCard }: InputLimits) {
  const name = textField(maxNameLength).optional()
  const expiry = z
    .strictObject({
      month: z.int('must be a whole number from 1 to 12').min(1).max(12),
      year: z
        .int('must be a year of four digits')
        .min(1000, 'must have four digits')
        .max(9999, 'must have four digits'),
    })
    .refine((value) => !isOver(value, clock.now()), 'must not be in the past')
    .optional()
  const card = z.strictObject({ card: cardRef, providerOptions })

  return {
    updateCard: z.strictObject({
      card: cardRef,
      set: z.strictObject({ name, expiry }),
      purpose,
      providerOptions,
    }),
    addCard: z
      .strictObject({ owner: id, token: textField(4096).optional(), name, purpose, providerOptions })
      .superRefine(({ token, name: cardName }, context) => {
        if (addCard === 'direct' && token === undefined) {
          context.addIssue({
            code: 'custom',
            path: ['token'],
            message: 'is missing: this provider stores a card from a card token',
          })
        }
        if (addCard === 'hosted' && (token ?? cardName) !== undefined) {
          const path = [token === undefined ? 'name' : 'token']
          context.addIssue({
            code: 'custom',
            path,
            message: 'cannot be given: the cardholder adds the card on a hosted page',
          })
        }
      }),
    createPaymentLink: z.strictObject({
      owner: id,
      amount,
      description: textField(4096).optional(),
      invoiceNumber: textField(255).optional(),
      providerOptions,
    }),
    listCards: z.strictObject({ owner: id, providerOptions }),
    getCard: card,
    deleteCard: card,
  }
}

/** A timer of Node.js that is set for longer fires at once. */
const longestTimerMs = 2_147_483_647

/** How a call is made, as the caller gave it. */
export const callOptionsSchema = z.strictObject({
  signal: z.instanceof(AbortSignal, { error: 'must be an AbortSignal' }).optional(),
  deadlineMs: z
    .int('must be whole milliseconds')
    .min(1, 'must be at least 1')
    .max(longestTimerMs, `must be at most ${longestTimerMs}`)
    .optional(),
  reference: withoutCardNumber(
    z.string().regex(/^[\x21-\x7e]{1,100}$/, {
      error: 'must be 1 to 100 printable ASCII characters without spaces',
      abort: true,
    }),
  ).optional(),
})

export type RequestSchemas = ReturnType<typeof makeSchemas>

export type Requests = { [O in keyof RequestSchemas]: z.output<RequestSchemas[O]> }

/** A card lasts to the end of its month, and the last place where a month ends is twelve hours behind UTC. */
function isOver({ month, year }: { month: number; year: number }, now: number): boolean {
  const there = new Date(now - 12 * 3_600_000)
  return year * 12 + month < there.getUTCFullYear() * 12 + there.getUTCMonth() + 1
}
