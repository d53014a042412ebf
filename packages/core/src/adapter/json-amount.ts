import { decimalText, type Money } from '../money/money.js'
import { failed } from './failure/failure.js'

/** Every decimal of up to 15 significant digits survives the way into a double and back (IEEE 754). */
const exactDigits = 15

/**
 * An amount in major units as the number of a JSON body: USD 150.75 becomes `150.75`.
 *
 * @throws FailedError with `invalid_request` when it has more digits than a JSON number is sure to carry exactly.
 */
export function jsonAmount(amount: Money): number {
  if (String(amount.minor).length > exactDigits) {
    throw failed({
      code: 'invalid_request',
      message: `amount.minor must have at most ${String(exactDigits)} digits: a JSON number carries no more exactly.`,
      field: 'amount.minor',
    })
  }
  return Number(decimalText(amount))
}
