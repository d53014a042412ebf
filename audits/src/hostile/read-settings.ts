import { parseArgs } from 'node:util'

export interface Settings {
  /** How many random answers are tried, beside the corpus. */
  readonly runs: number
  /** The same seed makes the same answers. */
  readonly seed: number
}

/** @throws TypeError that says what is wrong. */
export function readSettings(args: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string', default: '5000' }, seed: { type: 'string', default: '7' } },
  })
  return { runs: wholeNumber('runs', values.runs), seed: wholeNumber('seed', values.seed) }
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new TypeError(`--${name} must be a whole number.`)
  return Number(text)
}
