import type { Reply } from '../route.js'

/** Paywall's envelope: success is `Result: true` and `ErrorCode: 0`, whatever the HTTP status. */
export const success = (Body: unknown): Reply => ({
  status: 200,
  body: { ErrorCode: 0, Result: true, Message: '', Body },
})

export interface PaywallFailure {
  readonly code: number
  readonly message: string
}

export const failed = (status: number, { code, message }: PaywallFailure): Reply => ({
  status,
  body: { ErrorCode: code, Result: false, Message: message, Body: null },
})

/**
 * Codes of the published tables (developer.paywall.one, error codes and descriptions). Which table the card
 * calls use is not documented; these are of the general one, except for the token's, which only the payment
 * table has.
 */
export const failures = {
  invalid: (what: string): PaywallFailure => ({ code: 2, message: `Invalid data: ${what}` }),
  missingHeader: (name: string): PaywallFailure => ({ code: 4, message: `Missing header: ${name}` }),
  notTheOwners: { code: 115, message: 'The card is not in the card wall of these relational ids' },
  badUniqueCode: { code: 118, message: 'Invalid card UniqueCode' },
  badToken: (why: string): PaywallFailure => ({ code: 75, message: `The card token is ${why}` }),
  photoRequired: { code: 128, message: 'A product needs a photo' },
  amount: { code: 45, message: 'The amount must be greater than zero' },
  currency: { code: 8, message: 'Unknown currency' },
  credentials: (code: number): PaywallFailure => ({ code, message: 'Invalid credentials' }),
} as const
