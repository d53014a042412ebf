import type { Expiry } from '../model/card.js'

/** Leaves out what the provider did not say: undefined, null and empty texts. */
export function present<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const said = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  return Object.fromEntries(said) as { [K in keyof T]?: NonNullable<T[K]> }
}

/** The last four digits. A provider that sends them as a number loses leading zeros; they are put back. */
export function lastFour(digits: string | number | null | undefined): string | undefined {
  const text = String(digits ?? '')
  return text === '' ? undefined : text.slice(-4).padStart(4, '0')
}

/** An expiry, or `undefined` when the provider says something that is not one. */
export function expiryOf(month: number, year: number): Expiry | undefined {
  const valid = Number.isInteger(month) && month >= 1 && month <= 12 && Number.isInteger(year) && year >= 1000
  return valid ? { month, year } : undefined
}

/** Whether two names mean the same: a provider may trim and normalise what it stores. */
export function sameText(one: string, other: string): boolean {
  return one.normalize('NFC').trim() === other.normalize('NFC').trim()
}
