import { failed } from '@cardlane/core/adapter'

/** `CurrencyId` from 1 on: Paywall's own numbers, not those of ISO 4217 (https://developer.paywall.one, "Currencies"). */
const codes = (
  'TRY USD EUR BAM MKD ALL GBP AUD CHF BRL PLN MXN PEN BGN CZK DKK HRK HUF ISK NOK RON SEK PHP SGD NZD ARS CLP COP CRC ' +
  'UYU VES CNY THB'
).split(' ')

/** @throws `invalid_request` that lists the currencies when Paywall does not have this one. */
export function currencyId(currency: string): number {
  const index = codes.indexOf(currency)
  if (index >= 0) return index + 1
  throw failed({
    code: 'invalid_request',
    message: `amount.currency must be one of Paywall's currencies: ${codes.join(', ')}.`,
    field: 'amount.currency',
  })
}
