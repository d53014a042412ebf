import { z } from 'zod'
import { containsCardNumber } from './card-number.js'

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A UUID of any version. */
export const uuidField = z.string().regex(uuidPattern, 'must be a UUID')

/** What an HTTP header can carry unchanged: printable ASCII, with no space at either end. */
export const headerField = z
  .string()
  .regex(
    /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/,
    'must be printable ASCII, as it travels in an HTTP header',
  )

/**
 * An id of somebody else's making: not blank, and nothing that cannot be seen. It may be a long number that looks like a
 * card number: who has such an id could never be served.
 */
export function idField(maxLength: number): z.ZodString {
  return z
    .string()
    .max(maxLength, { abort: true })
    .refine((text) => text.trim() !== '', 'must not be empty')
    .refine(
      (text) => !/[\p{Cc}\p{Cs}\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(text),
      'must not contain control or invisible characters',
    )
}

/** Text that people read: as an id, and without a card number. */
export function textField(maxLength: number): z.ZodString {
  return withoutCardNumber(idField(maxLength))
}

/** The same field, and it refuses a card number: for every text that a caller may choose freely. */
export function withoutCardNumber<T extends z.ZodType<string>>(field: T): T {
  return field.refine((text) => !containsCardNumber(text), 'must not contain a card number')
}
