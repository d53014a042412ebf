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

/** Text that people read: not blank, no control characters, and no card number. */
export function textField(maxLength: number): z.ZodString {
  return z
    .string()
    .max(maxLength)
    .refine((text) => text.trim() !== '', 'must not be empty')
    .refine((text) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text), 'must not contain control characters')
    .refine((text) => !containsCardNumber(text), 'must not contain a card number')
}
