import { parseArgs } from 'node:util'
import { lastFirstPort } from '../first-port.js'

export const defaultPort = 4310

export interface SandboxArguments {
  readonly help: boolean
  readonly port: number
  readonly seed?: string
  /** A path. */
  readonly state?: string
  readonly strict: boolean
}

export const usage = `cardlane-sandbox runs Paywint, Paywall and Sila on this machine, with a web page to watch and break them.

  --port N       the first of five ports in a row, 1 to ${lastFirstPort}; 0 takes free ones (default ${defaultPort})
  --seed TEXT    ids, tokens, links and random faults come again with the same seed
  --state FILE   goes on from this file if it exists, and keeps it up to date
  --strict       accepts only what the providers' documentation prints
  --help         shows this
`

/** @throws TypeError that says which argument is wrong. */
export function readArguments(argv: readonly string[]): SandboxArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      port: { type: 'string', default: String(defaultPort) },
      seed: { type: 'string' },
      state: { type: 'string' },
      strict: { type: 'boolean', default: false },
    },
  })
  const { help, strict, seed, state } = values
  for (const [name, value] of Object.entries({ seed, state })) {
    if (value === '') throw new TypeError(`--${name} needs a value.`)
  }
  return {
    ...{ help, strict, port: readPort(values.port) },
    ...(seed !== undefined && { seed }),
    ...(state !== undefined && { state }),
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  if (port <= lastFirstPort) return port
  throw new TypeError(`--port takes a whole number from 0 to ${lastFirstPort}, not ${JSON.stringify(text)}.`)
}
