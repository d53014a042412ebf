import { parseArgs } from 'node:util'

export interface Options {
  /** How many requests the run over all providers sends; the other runs are shares of it. */
  readonly requests: number
  /** Whether JSON is printed instead of tables. */
  readonly json: boolean
}

const defaultRequests = 200_000
const fewest = 1000

export const usage = `
  --requests N   how many requests to send, from ${fewest} (default ${defaultRequests}); with few, the start weighs heavily
  --json         prints JSON instead of tables`

/** @throws TypeError that says which argument is wrong. */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      requests: { type: 'string', default: String(defaultRequests) },
      json: { type: 'boolean', default: false },
    },
  })
  const requests = /^\d{1,9}$/.test(values.requests) ? Number(values.requests) : NaN
  if (requests >= fewest) return { requests, json: values.json }
  throw new TypeError(
    `--requests takes a whole number from ${fewest}, not ${JSON.stringify(values.requests)}.`,
  )
}
