import { InvalidRequestError } from '../errors/input-errors.js'
import { currencyDigits } from './currencies.js'

/** An amount of money: whole minor units (cents) and an ISO 4217 code. USD 150.75 is `{ minor: 15075, currency: 'USD' }`. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/**
 * Makes money from a decimal text: `money('150.75', 'USD')`. No floating-point arithmetic takes part.
 *
 * @throws InvalidRequestError when the text is not a plain decimal, has more decimals than the currency, is too large to be
 * held exactly, or when the currency is unknown. Zero and negative amounts are *not* refused here, but by the operations.
 */
export function money(amount: string, currency: string): Money {
  const digits = digitsOf(currency)
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount)
  if (parts === null) throw invalidAmount("must be a plain decimal such as '150.75'")

  const [, sign = '', whole = '', fraction = ''] = parts
  if (fraction.length > digits)
    throw invalidAmount(`has too many decimals: ${currency} has ${String(digits)}`)

  const minor = Number(sign + whole + fraction.padEnd(digits, '0'))
  if (!Number.isSafeInteger(minor)) throw invalidAmount('is too large to be held exactly')
  return Object.freeze({ minor: minor === 0 ? 0 : minor, currency })
}

/**
 * The decimal text of an amount in major units, with the currency's own number of decimals: `'150.75'`.
 *
 * @throws InvalidRequestError when the currency is unknown.
 */
export function decimalText({ minor, currency }: Money): string {
  const digits = digitsOf(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const cut = text.length - digits
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, cut)}.${text.slice(cut)}`
}

function digitsOf(currency: string): number {
  const digits = currencyDigits(currency)
  if (digits !== undefined) return digits
  throw new InvalidRequestError({
    message: 'currency must be an ISO 4217 code in capitals, such as USD.',
    field: 'amount.currency',
  })
}

function invalidAmount(problem: string): InvalidRequestError {
  return new InvalidRequestError({ message: `amount ${problem}.`, field: 'amount' })
}
