/** 13 to 19 digits with any separators between them, in any script. */
const digitRun = /\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){12,18}(?!\p{Nd})/gu

/**
 * Whether a text contains what looks like a full card number: 13 to 19 digits of any script, with any separators, that
 * start like a card number and pass the Luhn check. Free text that does is never sent to a provider.
 */
export function containsCardNumber(text: string): boolean {
  return [...text.matchAll(digitRun)].some(([run]) => {
    const digits = Array.from(run)
      .filter((char) => /\p{Nd}/u.test(char))
      .map(digitValue)
    return isIssuerDigit(digits[0]) && passesLuhn(digits)
  })
}

/** Unicode keeps the ten digits of a script side by side, from a code point where a run of digits begins. */
function digitValue(char: string): number {
  let offset = 0
  const code = char.codePointAt(0) ?? 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - offset - 1))) offset += 1
  return offset % 10
}

function isIssuerDigit(digit: number | undefined): boolean {
  return digit !== undefined && digit >= 2 && digit <= 6
}

function passesLuhn(digits: readonly number[]): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
