/** What the numbers of each issuer look like: the published ranges of first digits, and how many digits follow. */
const issuers = [
  /4(?:\d{12}|\d{15}|\d{17,18})/, // Visa
  /(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}/, // Mastercard
  /3[47]\d{13}/, // American Express
  /3(?:0[0-59]|[689]\d)\d{11,16}/, // Diners Club
  /35(?:2[89]|[3-8]\d)\d{12,15}/, // JCB
  /(?:5[06-9]|6\d)\d{14,17}/, // Maestro, Discover, UnionPay, RuPay, Elo, Verve, Troy
  /(?:50(?:18|20|38)|5612|5893|6304|6759|676[1-37])\d{8,11}/, // Maestro's short numbers
  /8[12]\d{14,17}/, // UnionPay, RuPay
  /220[0-4]\d{12,15}/, // Mir
  /(?:8600|9112|9792|9860)\d{12}/, // Uzcard, Belkart, Troy, Humo
  /9704(?:\d{12}|\d{15})/, // Napas
]

const anyIssuer = new RegExp(`^(?:${issuers.map(({ source }) => source).join('|')})$`)

const fewestDigits = 12
export const mostDigits = 19

/** Whether digits begin like the card numbers of an issuer and are as many. The check digit is not looked at. */
export function isIssued(digits: string): boolean {
  return anyIssuer.test(digits)
}

/** How many of the last digits, of as many as card numbers have, pass the Luhn check together. */
export function luhnLengths(digits: string): readonly number[] {
  const lengths: number[] = []
  let sum = 0
  for (let length = 1; length <= digits.length; length += 1) {
    const digit = digits.charCodeAt(digits.length - length) - 48
    const doubled = digit > 4 ? digit * 2 - 9 : digit * 2
    sum += length % 2 === 0 ? doubled : digit
    if (sum % 10 === 0 && length >= fewestDigits) lengths.push(length)
  }
  return lengths
}
