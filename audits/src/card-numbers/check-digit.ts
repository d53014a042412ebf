/** Adds the digit with which digits pass the Luhn check. */
export function withCheckDigit(digits: string): string {
  const sum = Array.from(digits, Number).reduce((total, digit, index) => {
    const doubled = (digits.length - index) % 2 === 1 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}
