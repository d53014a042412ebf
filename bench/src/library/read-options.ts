import { parseArgs } from 'node:util'

export interface Options {
  readonly quick: boolean
  /** The file that gets all figures as JSON. */
  readonly json: string | undefined
  /** The folder with `performance.md` and `pictures/`, which get tables and charts. */
  readonly docs: string | undefined
  /** The folder with the packed packages; without it nothing is weighed. */
  readonly packed: string | undefined
}

export const usage = `
  --quick        fewer calls and rounds: shows that everything runs, and writes no documentation
  --json FILE    writes all figures to a file
  --docs FOLDER  writes tables and charts there (default: docs, unless --quick)`

/** @throws TypeError that says which argument is wrong. */
export function readOptions(args: readonly string[], docs: string): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      docs: { type: 'string' },
      packed: { type: 'string' },
    },
  })
  const { quick, json, packed } = values
  return { quick, json, packed, docs: values.docs ?? (quick ? undefined : docs) }
}
