import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { format, inspect } from 'node:util'

/** One way in which a value becomes a text that somebody may read. */
export interface Surface {
  readonly name: string
  readonly show: (value: unknown) => string
}

const everything = { depth: Infinity, maxArrayLength: null, maxStringLength: null, showHidden: true } as const

const deep = (value: unknown) => inspect(value, { ...everything, getters: true })

/** Everything that the audit searches, but for the walk over the properties, which tells the place as well. */
export const surfaces: readonly Surface[] = [
  { name: 'inspect', show: (value) => inspect(value) },
  { name: 'inspect, deep', show: deep },
  // As `console.dir` does it. Getters stay closed: with both, one asks for `link.url`, and gets it.
  { name: 'inspect, raw', show: (value) => inspect(value, { ...everything, customInspect: false }) },
  { name: 'JSON', show: (value) => format('%s', JSON.stringify(value)) },
  { name: '%s', show: (value) => format('%s', value) },
  { name: '%o', show: (value) => format('%o', value) },
  { name: '%O', show: (value) => format('%O', value) },
  { name: '%j', show: (value) => format('%j', value) },
  { name: 'String', show: (value) => String(value) },
  { name: 'structuredClone', show: (value) => deep(structuredClone(value)) },
  { name: 'console.error', show: printedBy('error') },
  { name: 'console.error, in text', show: printedBy('error', 'failed:') },
  { name: 'console.dir', show: printedBy('dir') },
  { name: 'console.table', show: printedBy('table') },
  { name: 'stack', show: (value) => chainOf(value).map(stackOf).join('\n') },
  { name: 'causes', show: (value) => chainOf(value).slice(1).map(deep).join('\n') },
]

/** What a surface shows; where it throws, the error is what it shows. */
export function shownOn({ show }: Surface, value: unknown): string {
  try {
    return show(value)
  } catch (error) {
    return deep(error)
  }
}

function printedBy(method: 'error' | 'dir' | 'table', ...before: readonly string[]): Surface['show'] {
  return (value) => {
    const lines: string[] = []
    const stream = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    })
    const to = new Console(stream, stream)
    const print = to[method].bind(to) as (...given: unknown[]) => void
    print(...before, value)
    return lines.join('')
  }
}

const longestChain = 20

/** An error, its cause, the cause of that, and so on. */
function chainOf(value: unknown): readonly unknown[] {
  const chain = [value]
  for (let next = causeOf(value); next !== undefined && chain.length < longestChain; next = causeOf(next)) {
    chain.push(next)
  }
  return chain
}

function causeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, 'cause') : undefined
}

function stackOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? String(Reflect.get(value, 'stack')) : String(value)
}
