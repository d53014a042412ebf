import { withAsciiDigits } from './card-number-digits.js'
import { isIssued, luhnLengths, mostDigits } from './card-number-issuers.js'
import { belongTogether, type DigitGroup } from './card-number-groups.js'
import { withoutLookalikes } from './card-number-lookalikes.js'

/**
 * Whether a text contains what looks like a full card number: 12 to 19 digits of any script, with any separators, that
 * begin like the numbers of an issuer, are as many and pass the Luhn check. It takes time in proportion to the text.
 *
 * It stops what gets into a text by mistake, and plain disguises. Words, Chinese numerals, encodings, and numbers inside
 * a longer number or a hexadecimal id pass; docs/decisions/0016-card-numbers.md says why, and what is refused wrongly.
 */
export function containsCardNumber(text: string): boolean {
  const digitsAsAscii = withAsciiDigits(text)
  // Most texts have too few digits for a closer look.
  if (!/(?:\d\D*){12}/.test(digitsAsAscii)) return false
  const plain = withoutLookalikes(digitsAsAscii)
  const groups: DigitGroup[] = []
  let recent = ''
  let end = 0
  for (const { 0: digits, index } of plain.matchAll(/\d+/g)) {
    groups.push({ digits, gap: plain.slice(end, index) })
    if (groups.length > mostDigits) groups.shift()
    recent = (recent + digits).slice(-mostDigits)
    end = index + digits.length
    if (endsCardNumber(groups, recent) || isPaddedCardNumber(digits)) return true
  }
  return false
}

/** A card number is made of whole groups, so that an expiry or a sum beside it does not hide it. */
function endsCardNumber(groups: readonly DigitGroup[], recent: string): boolean {
  return luhnLengths(recent).some((length) => {
    const last = lastGroups(groups, length)
    return last !== undefined && isIssued(recent.slice(-length)) && belongTogether(last)
  })
}

/** The last groups that have so many digits together. */
function lastGroups(groups: readonly DigitGroup[], digits: number): readonly DigitGroup[] | undefined {
  let [start, left] = [groups.length, digits]
  while (left > 0 && start > 0) {
    start -= 1
    left -= groups[start]?.digits.length ?? 0
  }
  return left === 0 ? groups.slice(start) : undefined
}

const expiry = /^(?:(?:0[1-9]|1[0-2])(?:20)?[2-4]\d|(?:20)?[2-4]\d(?:0[1-9]|1[0-2]))(?:\d{3,4})?$/

/** One run of digits: zeros that fill a field, a card number, and perhaps its expiry and security code. */
function isPaddedCardNumber(run: string): boolean {
  if (run.length < 14) return false
  const digits = run.replace(/^0+/, '')
  const isCard = (length: number) => {
    const rest = digits.slice(length)
    return (rest === '' || expiry.test(rest)) && luhnLengths(digits.slice(0, length)).includes(length)
  }
  return [14, 15, 16, 18, 19].some((length) => isCard(length) && isIssued(digits.slice(0, length)))
}
