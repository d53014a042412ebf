import type { z } from 'zod'

/**
 * Checks something that somebody wrote by hand.
 *
 * @throws TypeError that says what is wrong and which fields `what` has.
 */
export function readStrictly<T>(schema: z.ZodObject & z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map(({ path, message }) => [...path.map(String), message].join(': '))
  throw new TypeError(`${wrong.join('; ')}. ${what} has: ${Object.keys(schema.shape).join(', ')}.`)
}
