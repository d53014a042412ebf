// developer.paywall.one, system data, currencies: the number is the place in the table, from 1.
const currencies =
  'TRY USD EUR BAM MKD ALL GBP AUD CHF BRL PLN MXN PEN BGN CZK DKK HRK HUF ISK NOK RON SEK PHP SGD NZD ARS CLP COP CRC UYU VES CNY THB'.split(
    ' ',
  )

/** The ISO 4217 code of Paywall's own currency number, or `undefined` when there is none. */
export const currencyOf = (currencyId: number): string | undefined => currencies[currencyId - 1]
