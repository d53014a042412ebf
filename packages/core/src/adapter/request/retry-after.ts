/** The three forms of an HTTP date (RFC 9110, section 5.6.7). All of them are in GMT, also the one that does not say so. */
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d{2}:\d{2}:\d{2}/

/**
 * What a `Retry-After` header asks for, in milliseconds: seconds, also with a fraction, or a date. A date is measured against
 * the response's own `Date`, so that the machine's clock does not matter; `now` is for a response that has none.
 */
export function retryAfterMs(
  headers: Readonly<Record<string, string | undefined>>,
  now: number,
): number | undefined {
  const text = headers['retry-after']?.trim()
  if (text === undefined) return undefined
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000)
  const date = parseHttpDate(text)
  return date === undefined ? undefined : Math.max(0, date - (parseHttpDate(headers['date']) ?? now))
}

/** Epoch milliseconds. */
export function parseHttpDate(text: string | undefined): number | undefined {
  if (text === undefined || !httpDate.test(text)) return undefined
  const date = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return Number.isNaN(date) ? undefined : date
}
