import type { z } from 'zod'

/** One thing wrong with a value, in terms that each provider words in its own way. */
export interface Problem {
  readonly path: readonly (string | number)[]
  readonly missing: boolean
  readonly issue: z.core.$ZodIssue
}

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Validates `value` and lists every problem at once. A field that is absent or `undefined` is `missing`. */
export function checkSchema<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  const result = schema.safeParse(value)
  if (result.success) return { ok: true, value: result.data }
  return {
    ok: false,
    problems: result.error.issues.map((issue) => {
      const path = issue.path.filter((step) => typeof step !== 'symbol')
      return { path, missing: valueAt(value, path) === undefined, issue }
    }),
  }
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[step] : undefined,
    value,
  )
}
