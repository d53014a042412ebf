import { http } from '../reply.js'
import { jsonText, Literal } from '../mutate-json.js'
import type { HostileCase } from './hostile-case.js'

/** What the three providers say of success, each in its own way; what one does not know it ignores. */
const saying = (name: string, verdict: Readonly<Record<string, unknown>>): HostileCase => ({
  name,
  ends: 'error',
  refuses: true,
  reply: (documented) => http({ body: jsonText({ ...(documented as object), ...verdict }) }),
})

const notTrue = [false, 'false', 'yes', '', 0, 1, -1, [], [true], {}, new Literal('1e400')]
const notZero = [500, -1, 0.5, '500', 'x', [], {}, new Literal('1e400')]

/** Answers that have everything, and do not say success, or say it and take it back. */
export const verdicts: readonly HostileCase[] = [
  ...notTrue.map((value) => saying(`success: ${jsonText(value)}`, { success: value, Result: value })),
  ...notZero.map((value) =>
    saying(`error code: ${jsonText(value)}`, { ErrorCode: value, status_code: value, status: 'FAILURE' }),
  ),
]
