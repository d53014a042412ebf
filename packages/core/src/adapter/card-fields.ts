import type { Expiry } from '../model/card.js'

/** Leaves out what the provider did not say: undefined, null and empty texts. */
export function omitEmpty<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const said: { [K in keyof T]?: NonNullable<T[K]> } = {}
  for (const key of Object.keys(fields) as (keyof T)[]) {
    const value = fields[key]
    if (value !== undefined && value !== null && value !== '') said[key] = value
  }
  return said
}

/**
 * The last four digits, or `undefined` when the provider says something that does not end in digits of a card. A provider that
 * sends them as a number loses leading zeros; they are put back.
 */
export function lastFour(digits: string | number | null | undefined): string | undefined {
  const [, last] = /^[\d*xX•\s]*?(\d{1,4})$/.exec(String(digits ?? '')) ?? []
  return last?.padStart(4, '0')
}

/** An expiry, or `undefined` when the provider says something that is not one. */
export function expiryOf(month: number, year: number): Expiry | undefined {
  const valid = isWithin(month, 1, 12) && isWithin(year, 1000, 9999)
  return valid ? { month, year } : undefined
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

/** Whether two names mean the same: a provider may trim and normalise what it stores. */
export function sameText(one: string, other: string): boolean {
  return one.normalize('NFC').trim() === other.normalize('NFC').trim()
}
