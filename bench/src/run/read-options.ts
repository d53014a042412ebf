import { parseArgs } from 'node:util'
import { partNames, type PartName } from './results.js'

export interface Options {
  readonly quick: boolean
  /** The only part that is measured. */
  readonly only: PartName | undefined
  /** The file that gets all figures as JSON. */
  readonly json: string | undefined
  /** The file that gets the tables. */
  readonly document: string | undefined
  /** The folder with the packed packages; without it nothing is weighed. */
  readonly packed: string | undefined
  /** Binaries of Node. */
  readonly nodes: readonly string[]
}

export const usage = `
  --quick        fewer calls and rounds: shows that everything runs, and writes no documentation
  --only PART    measures one part and writes no documentation: ${partNames.join(', ')}
  --json FILE    writes all figures to a file`

/** @throws TypeError that says which argument is wrong. */
export function readOptions(args: readonly string[], document: string): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      json: { type: 'string' },
      packed: { type: 'string' },
      node: { type: 'string', multiple: true, default: [] },
    },
  })
  const { quick, json, packed, node: nodes } = values
  const only = partNames.find((name) => name === values.only)
  if (values.only !== only) throw new TypeError(`There is no part "${values.only ?? ''}".`)
  return { quick, only, json, packed, nodes, document: quick || only !== undefined ? undefined : document }
}
