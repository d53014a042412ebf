import { core, type z } from 'zod'
import { InvalidRequestError, type ConfigurationProblem } from '../errors/input-errors.js'
import { failed, type Failure } from './failure/failure.js'

export interface Accepted<T> {
  readonly ok: true
  readonly value: T
}

export type Checked<T> =
  Accepted<T> | { readonly ok: false; readonly problems: readonly ConfigurationProblem[] }

/** Validates `value`, once. Problems name paths and what is allowed, never a value. */
export function check<T>(
  schema: z.ZodType<T>,
  value: unknown,
  root: readonly PropertyKey[] = [],
): Checked<T> {
  // Not by `safeParse`: what it makes of settings costs more than all that is validated.
  const context = { error: inPlainWords, async: false }
  const result = schema._zod.run({ value, issues: [] }, context)
  if (result instanceof Promise) throw new TypeError('A schema must not be asynchronous.')
  if (result.issues.length === 0) return { ok: true, value: result.value as T }
  const issues = result.issues.map((issue) => core.util.finalizeIssue(issue, context, core.config()))
  return { ok: false, problems: issues.flatMap((issue) => problemsOf(issue, root)) }
}

/** @throws FailedError with `invalid_request` that lists every problem. */
export function checkInput<T>(schema: z.ZodType<T>, value: unknown, root: readonly PropertyKey[] = []): T {
  const checked = check(schema, value, root)
  if (checked.ok) return checked.value
  throw failed(invalidRequest(checked.problems))
}

/** The same outside of a call. @throws InvalidRequestError */
export function checkArgument<T>(schema: z.ZodType<T>, value: unknown): T {
  const checked = check(schema, value)
  if (checked.ok) return checked.value
  const { message, field } = invalidRequest(checked.problems)
  throw new InvalidRequestError({ message, field })
}

export function invalidRequest(
  problems: readonly ConfigurationProblem[],
): Failure & { readonly message: string; readonly field: string } {
  return {
    code: 'invalid_request',
    message: `${describeProblems(problems)}.`,
    field: problems[0]?.path ?? '',
  }
}

export function describeProblems(problems: readonly ConfigurationProblem[]): string {
  return problems.map(({ path, message }) => `${path === '' ? 'the request' : path} ${message}`).join('; ')
}

function problemsOf(issue: z.core.$ZodIssue, root: readonly PropertyKey[]): readonly ConfigurationProblem[] {
  const at = (path: readonly PropertyKey[]) => [...root, ...path].map(String).join('.')
  if (issue.code !== 'unrecognized_keys') return [{ path: at(issue.path), message: issue.message }]
  return issue.keys.map((key) => ({
    path: at([...issue.path, shownKey(key)]),
    message: 'is not a known key',
  }))
}

/** A credential that stands where a key should be is not repeated: no option has digits but at its end. */
export function shownKey(key: string): string {
  return /^[a-z_]{1,32}\d?$/i.test(key) ? key : '[a key that is no plain name]'
}

function inPlainWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'too_small':
      return `must be at least ${String(issue.minimum)}${unit(issue.origin)}`
    case 'too_big':
      return `must be at most ${String(issue.maximum)}${unit(issue.origin)}`
    case 'invalid_format':
      return `must be a valid ${issue.format}`
    default:
      return 'is not valid'
  }
}

function unit(origin: string): string {
  return origin === 'string' ? ' characters long' : ''
}
