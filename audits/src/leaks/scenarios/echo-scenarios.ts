import type { Arrived } from '../stage/arrived.js'
import type { Reply } from '../stage/interposer.js'
import { echoes, type Echo } from './echoes.js'
import type { Scenario } from './scenario.js'

const json = { 'content-type': 'application/json' }

/** A refusal in the words of every provider at once: each adapter reads its own. */
const refusal = (text: string) => ({
  ...{
    success: false,
    status: 'FAILURE',
    message: text,
    error_code: text,
    validation_details: { [text]: text },
  },
  ...{ Result: false, ErrorCode: 77, Message: text, Body: null, data: null, detail: text },
})

const validationErrors = (text: string) => ({ detail: [{ loc: ['header', text], msg: text, type: text }] })

const repeating = (name: string, echo: Echo, reply: (text: string) => Reply): Scenario => ({
  name: `${name} ${echo.name}`,
  stage: ({ shared }) => ({
    trick: { kind: 'reply', make: (arrived) => reply(echo.text(arrived, shared())) },
  }),
})

const refusing = (echo: Echo, status: number): Scenario =>
  repeating(`${status} repeats`, echo, (text) => ({
    status,
    headers: json,
    body: JSON.stringify(refusal(text)),
  }))

const [headers, headersAsJson] = echoes as readonly [Echo, Echo]

const oneLine = (text: string) => text.replace(/[^\x20-\x7e]+/g, ' ').trim()

const others: Readonly<Record<string, (text: string) => Reply>> = {
  'validation errors repeat': (text) => ({
    status: 422,
    headers: json,
    body: JSON.stringify(validationErrors(text)),
  }),
  'a web page repeats': (text) => ({
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: `<p>${text}`,
  }),
  'a success that is no JSON repeats': (text) => ({
    status: 200,
    headers: json,
    body: `{"success": true, ${text}`,
  }),
  'a text alone is': (text) => ({ status: 200, headers: json, body: JSON.stringify(text) }),
  'a wrong shape repeats': (text) => ({
    status: 200,
    headers: json,
    body: JSON.stringify({
      ...{ success: true, status: 'SUCCESS', Result: true, ErrorCode: 0 },
      ...{
        data: text,
        records: text,
        cards: text,
        Body: text,
        card_id: 7,
        card_details: text,
        access_token: text,
      },
    }),
  }),
  'the names of fields are': (text) => ({
    status: 400,
    headers: json,
    body: JSON.stringify({ [text]: text }),
  }),
  'a redirect leads to': (text) => ({
    status: 302,
    headers: { location: `https://elsewhere.invalid/?token=${encodeURIComponent(text)}` },
    body: '',
  }),
  "the status line's text is": (text) => ({ status: 400, statusText: oneLine(text), body: '' }),
  'headers of the answer repeat': (text) => ({
    status: 429,
    headers: { ...json, 'retry-after': oneLine(text), 'x-request-id': oneLine(text), date: oneLine(text) },
    body: '{}',
  }),
}

/** Answers that repeat what the request carried: some providers do so to help. */
export const echoScenarios: readonly Scenario[] = [
  ...echoes.map((echo) => refusing(echo, 400)),
  ...[200, 401, 403, 404, 409, 422, 429, 500].map((status) => refusing(headers, status)),
  ...Object.entries(others).map(([name, reply]) => repeating(name, headersAsJson, reply)),
  {
    name: 'garbage repeats the headers',
    stage: () => ({ trick: { kind: 'bytes', make: garbage } }),
  },
  {
    name: 'a success repeats the headers beside the rest',
    stage: () => ({ trick: { kind: 'change', make: withEcho } }),
  },
]

function garbage(arrived: Arrived): string {
  return `HTTP/9 ${JSON.stringify(arrived.headers)}\r\n\r\n`
}

function withEcho(answer: object, { headers: sent }: Arrived): object {
  const text = JSON.stringify(sent)
  return { ...answer, echo: sent, [text]: 1, sila_reference_id: text }
}
