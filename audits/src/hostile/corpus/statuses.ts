import { httpBytes } from '../reply.js'
import type { HostileCase } from './hostile-case.js'

const isSuccess = (status: number) => status >= 200 && status < 300

/** The documented answer under every status that there can be, and some that there cannot. */
export const statuses: readonly HostileCase[] = [
  ...Array.from({ length: 500 }, (_, at) => 100 + at),
  ...[600, 666, 999, 99, 0],
].map((status) => ({
  name: `status ${status}`,
  ends: isSuccess(status) ? 'either' : 'error',
  refuses: status >= 400 && status < 500,
  reply: (documented) => ({
    kind: 'bytes',
    bytes: httpBytes({
      statusLine: `HTTP/1.1 ${String(status).padStart(3, '0')} Whatever`,
      headers: ['content-type: application/json', 'location: https://elsewhere.test/', 'connection: close'],
      body: JSON.stringify(documented),
    }),
    then: 'end',
  }),
}))
