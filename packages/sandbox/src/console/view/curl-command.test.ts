import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import type { RequestLogEntry } from '../../request-log.js'
import { curlCommand } from './curl-command.js'

const entry: RequestLogEntry = {
  provider: 'sila',
  method: 'POST',
  path: '/0.2/update_card',
  status: 200,
  at: 0,
  verdict: 'authenticated',
  effects: [],
  shown: {
    headers: {
      host: '127.0.0.1:4104',
      'content-type': 'application/json',
      'content-length': '9',
      authsignature: '[hidden]',
      'accept-language': '[hidden]',
    },
    body: { card_name: "Ada's $(touch pwned) card" },
  },
}

test('credentials are variables, and what the client adds by itself is left out', () => {
  expect(curlCommand(entry)).toBe(
    [
      String.raw`curl -X POST 'http://127.0.0.1:4104/0.2/update_card' \ `.trim(),
      String.raw`  -H 'content-type: application/json' \ `.trimEnd(),
      String.raw`  -H "authsignature: $SILA_AUTHSIGNATURE" \ `.trimEnd(),
      String.raw`  --data-raw '{"card_name":"Ada'\''s $(touch pwned) card"}'`,
    ].join('\n'),
  )
})

test('a shell gives curl exactly what was shown, whatever is in it', () => {
  const headers = { host: 'h', 'x-$(id)`id`': '[hidden]', relationalid1: "'; $(id) `id` \\" }
  const command = curlCommand({ ...entry, path: "/'$(id)\\", shown: { headers, body: '@/a file' } })
  const script = `curl() { printf '%s\\n' "$@"; }\n${command}`
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n')).toEqual([
    ...['-X', 'POST', "http://h/'$(id)\\"],
    ...['-H', "relationalid1: '; $(id) `id` \\"],
    ...['--data-raw', '@/a file', ''],
  ])
})

test('an empty body is none', () => {
  expect(curlCommand({ ...entry, shown: { headers: {}, body: null } })).toBe(
    "curl -X POST 'http://127.0.0.1/0.2/update_card'",
  )
})
