import { AssertionError } from 'node:assert/strict'
import { inspect, isDeepStrictEqual } from 'node:util'

/**
 * Fails with what was expected and what was seen, in words: runners differ in what they show of an error beside its
 * message. `rule` is what an adapter, or its world, has to do.
 */
export function same(seen: unknown, expected: unknown, rule: string): void {
  if (isDeepStrictEqual(seen, expected)) return
  const found = [...differences({ seen, expected, path: '' })]
  const told = found.length > 0 ? found : [difference(seen, expected)]
  fail(`${rule} ${told.join('\n')}`, { seen, expected, stackStartFn: same })
}

/** The same for names in any order. */
export function sameNames(seen: readonly string[], expected: readonly string[], rule: string): void {
  const missing = expected.filter((name) => !seen.includes(name))
  const surplus = seen.filter((name) => !expected.includes(name))
  const told = [
    missing.length > 0 ? `Missing: ${missing.join(', ')}.` : '',
    surplus.length > 0 ? `Not expected: ${surplus.join(', ')}.` : '',
  ]
  if (missing.length + surplus.length > 0) {
    const sorted = { seen: [...seen].sort(), expected: [...expected].sort() }
    fail(`${rule} ${told.join(' ').trim()}`, { ...sorted, stackStartFn: sameNames })
  }
}

interface Compared {
  readonly seen: unknown
  readonly expected: unknown
}

interface Failure extends Compared {
  /** The case that calls this one is where the stack begins. */
  readonly stackStartFn: (...given: never) => void
}

function fail(message: string, { seen, expected, stackStartFn }: Failure): never {
  throw new AssertionError({ message, actual: seen, expected, stackStartFn })
}

/** One line for each value that is different, and where it stands. */
function* differences({ seen, expected, path }: Compared & { readonly path: string }): Generator<string> {
  if (isDeepStrictEqual(seen, expected)) return
  if (!isFilled(seen) || !isFilled(expected) || Array.isArray(seen) !== Array.isArray(expected)) {
    yield path === '' ? difference(seen, expected) : `${path}: ${difference(seen, expected)}`
    return
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(seen)])) {
    const inner = { seen: seen[key], expected: expected[key] }
    yield* differences({ ...inner, path: path === '' ? key : `${path}.${key}` })
  }
}

function difference(seen: unknown, expected: unknown): string {
  return `Expected ${shown(expected)}, and saw ${shown(seen)}.`
}

function shown(value: unknown): string {
  return inspect(value, { depth: 4, breakLength: Infinity })
}

/** An empty one is shown as it is: there is nothing to go into. */
function isFilled(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}
