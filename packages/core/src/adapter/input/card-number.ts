/** UUIDs and long hexadecimal ids: digits fill them by chance, and one in a thousand would look like a card number. */
const machineId =
  /(?<![\p{L}\p{Nd}])(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|(?=\d*[a-f])[\da-f]{24,})(?![\p{L}\p{Nd}])/giu

/** Mir and Mastercard's second range; Diners, American Express and JCB; Visa, Mastercard, Maestro and others; Troy. */
const issuers = /^(?:2[2-7]|3[04-9]|[4-6]|9792)/

/** The longest telephone numbers that are in use. Cards of today have more digits, so a plus hides none of them. */
const phoneDigits = 14

/**
 * Whether a text contains what looks like a full card number: 13 to 19 digits of any script, with any separators but
 * letters, that start like a card number and pass the Luhn check. Free text that does is never sent to a provider.
 */
export function containsCardNumber(text: string): boolean {
  const stretches = text.normalize('NFKC').replace(machineId, 'x').split(/\p{L}/u)
  return stretches.some((stretch) => {
    const groups = stretch.match(/\+?\p{Nd}+/gu) ?? []
    return groups.some((_, start) => startsCardNumber(groups.slice(start, start + 19)))
  })
}

/** A card number ends where a group of digits ends, so that an expiry or a sum beside it does not hide it. */
function startsCardNumber(groups: readonly string[]): boolean {
  const isPhone = groups[0]?.startsWith('+') === true
  let digits = ''
  return groups.some((group) => {
    digits += Array.from(group.replace('+', ''), digitValue).join('')
    if (digits.length < 13 || digits.length > 19) return false
    if (isPhone && digits.length <= phoneDigits) return false
    return issuers.test(digits) && passesLuhn(digits)
  })
}

/** Unicode keeps the ten digits of a script side by side, from a code point where a run of digits begins. */
function digitValue(char: string): number {
  let offset = 0
  const code = char.codePointAt(0) ?? 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - offset - 1))) offset += 1
  return offset % 10
}

function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, index) => {
      const doubled = index % 2 === 1 ? digit * 2 : digit
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return sum % 10 === 0
}
