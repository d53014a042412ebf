import { answer, type HostileCase } from './hostile-case.js'

const refusals = [401, 403, 409, 422, 429, 500, 503]
const retryAfters = [
  '-1',
  '0',
  '1e400',
  '9'.repeat(400),
  'NaN',
  'soon',
  '',
  '1.5',
  '0x10',
  '1, 2',
  dateOf(0),
  dateOf(9e13),
  'Thu, 01 Jan 9999 00:00:00 GMT',
]
const dates = [dateOf(0), 'Fri, 31 Dec 9999 23:59:59 GMT', 'yesterday', '', '1e400', '-1', '0000-00-00']

function dateOf(ms: number): string {
  return new Date(ms).toUTCString()
}

const refusal = (status: number, header: string): HostileCase => ({
  ...answer('error', `${status} and ${header}`, (body) => ({ status, headers: [header], body })),
  refuses: status < 500,
})

/** Refusals with times that make no sense. */
export const times: readonly HostileCase[] = refusals.flatMap((status, at) => [
  ...retryAfters.map((value) => refusal(status, `retry-after: ${value}`)),
  refusal(status, `date: ${dates[at] ?? ''}`),
])
