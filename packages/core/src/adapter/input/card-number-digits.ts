/** First code point and value of the digits that Unicode neither calls decimal nor maps to one: rings, dingbats, old scripts. */
const otherDigits = [
  [0x1369, 1], // Ethiopic
  [0x19da, 1], // New Tai Lue Tham
  [0x24f5, 1], // double circled
  [0x24ff, 0], // negative circled
  [0x2776, 1], // dingbats: negative circled, circled sans-serif, negative circled sans-serif
  [0x2780, 1],
  [0x278a, 1],
  [0x10e60, 1], // Rumi
  [0x11052, 1], // Brahmi
] as const

/** Decimal digits that are not ASCII, and what else Unicode has for numbers: in circles, raised, followed by a dot. */
const digit = /(?!\d)[\p{Nd}\p{No}]/u

/**
 * Writes every digit of Unicode as 0 to 9 and leaves the rest as it is. Character by character, because normalising a
 * whole text takes quadratic time where marks pile up on a letter.
 */
export function withAsciiDigits(text: string): string {
  if (!digit.test(text)) return text
  const known = new Map<string, string>()
  let ascii = ''
  for (const char of text) {
    const same = known.get(char) ?? (digit.test(char) ? asciiOf(char) : char)
    known.set(char, same)
    ascii += same
  }
  return ascii
}

function asciiOf(char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (isDecimal(code)) return String(decimalValue(code))
  const other = otherDigits.findLast(([first]) => first <= code)
  const value = other === undefined ? 10 : code - other[0] + other[1]
  return value < 10 ? String(value) : char.normalize('NFKC')
}

/** Unicode keeps the ten digits of a script side by side, from a code point where a run of digits begins. */
function decimalValue(code: number): number {
  let offset = 0
  while (isDecimal(code - offset - 1)) offset += 1
  return offset % 10
}

function isDecimal(code: number): boolean {
  return /\p{Nd}/u.test(String.fromCodePoint(code))
}
