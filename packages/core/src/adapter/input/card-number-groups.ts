/** Digits side by side, and what stands between them and the group before. */
export interface DigitGroup {
  readonly digits: string
  readonly gap: string
}

/**
 * Whether groups of digits are one number and not several. One separator throughout, or single characters, may stand
 * between any groups; different ones of any length only between groups as on a card. Letters also keep digits apart in
 * names, ids and sentences, so more is asked of them.
 */
export function belongTogether([first, ...others]: readonly DigitGroup[]): boolean {
  const gaps = others.map(({ gap }) => gap.replace(/\s+/g, ' '))
  const singles = gaps.every(isSingle)
  const letters = gaps.some(hasLetter)
  if (gaps.every((gap) => gap === gaps[0])) return !letters || singles || gaps.length > 1
  if (singles && !letters) return true

  const sizes = [first, ...others].map((group) => group?.digits.length ?? 0)
  const [size = 0] = sizes
  return areAsPrinted(sizes) && (!letters || singles || (size > 2 && gaps.every(isOneWord)))
}

function isSingle(gap: string): boolean {
  return Array.from(gap.slice(0, 3)).length <= 1
}

function hasLetter(gap: string): boolean {
  return /\p{L}/u.test(gap)
}

function isOneWord(gap: string): boolean {
  return gap.length <= 32 && /^[^\p{L}]*\p{L}*[^\p{L}]*$/u.test(gap)
}

/** Groups of one size, of which the last may be shorter; or those of American Express and Diners Club. */
function areAsPrinted(sizes: readonly number[]): boolean {
  const [first = 0, ...others] = sizes
  const even = others.every((size, index) => size === first || (index === others.length - 1 && size < first))
  return even || /^4,6,[45]$/.test(sizes.join())
}
