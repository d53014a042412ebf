/** A UUID of a known version and variant. One of digits alone does not come about by chance: it is examined. */
const uuid =
  /(?=[\d-]{0,35}[a-fA-F])[\da-fA-F]{8}-[\da-fA-F]{4}-[1-8][\da-fA-F]{3}-[89a-dA-D][\da-fA-F]{3}-[\da-fA-F]{12}/

/** Hashes and hexadecimal ids: whole bytes, 12 to 64 of them. */
const hex = /(?=\d{0,127}[a-fA-F])(?:[\da-fA-F]{2}){12,64}/

/** A moment in ISO 8601, to the nanosecond at most. */
const moment =
  /(?:19|20)\d\d-[01]\d-[0-3]\d[ T][0-2]\d:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?: ?[+-]\d\d:?\d\d)?/

/** Telephone numbers as long as Visa's oldest card numbers, and beginning alike: Austria, Sweden, Germany. */
const phone = /(?:[+＋]|(?<!\d\W{0,4})00)[ (]{0,2}4[369](?:[ ()./-]{0,3}\d){11}(?![ ()./-]?\d)/

/** Bank accounts of countries where they are digits only; the first two check the others. */
const iban = /(?:A[TE]|B[AE]|CZ|D[EK]|E[ES]|FI|H[RU]|IL|LT|ME|NO|P[LT]|RS|S[AEIK]|TR)\d\d(?: ?\d){11,24}/

const kinds = [uuid, hex, moment, phone, iban].map(({ source }) => source)

const lookalike = new RegExp(`(?<![a-zA-Z\\d])(?:${kinds.join('|')})(?![a-zA-Z\\d])`, 'g')

/**
 * Takes out what is long, made of digits and known to be something else, where chance would find a card number now and
 * then: in one of a thousand UUIDs, and in one of ten German telephone numbers.
 */
export function withoutLookalikes(text: string): string {
  // Two words between digits keep them apart.
  return text.replace(lookalike, (found) => (failsAsIban(found) ? found : ' something else '))
}

function failsAsIban(text: string): boolean {
  if (!/^[a-z]{2}\d\d[\d ]+$/i.test(text)) return false
  const digits = text.replaceAll(' ', '')
  return remainder97(digits.slice(4) + digits.slice(0, 4)) !== 1
}

/** Letters count as 10 to 35. */
function remainder97(text: string): number {
  return Array.from(text).reduce((rest, char) => {
    const value = Number.parseInt(char, 36)
    return (rest * (value > 9 ? 100 : 10) + value) % 97
  }, 0)
}
