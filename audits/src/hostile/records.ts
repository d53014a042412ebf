import { inspect } from 'node:util'

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

/** A value as a person may read it. */
export function shown(value: unknown): string {
  return inspect(value, { maxStringLength: 80, breakLength: Infinity })
}

export function unknownKeys(value: object, known: readonly string[]): readonly string[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `a key ${key} that the contract does not have`)
}
