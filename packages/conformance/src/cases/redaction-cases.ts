import assert from 'node:assert/strict'
import { format, inspect } from 'node:util'
import type { CaseDraft } from '../case-draft.js'
import { supportedCalls } from '../stage/standard-calls.js'
import { onStage, type Stage } from '../stage/stage.js'
import type { TappedRequest } from '../stage/tap.js'
import type { Fault } from '../stage/fault.js'
import type { Subject } from '../subject.js'
import { endOf } from './expect.js'

/** No credential, no auth header and no link can be printed by accident. */
export function redactionCases(subject: Subject): readonly CaseDraft[] {
  const calls = supportedCalls(subject.adapter.capabilities)
  return [
    ...calls.flatMap((call) =>
      Object.entries(occasions).map(([occasion, fault]) => ({
        name: `${call.name}: ${occasion} prints no credential, no auth header and no link`,
        onWire: fault !== undefined,
        run: () =>
          onStage(subject, async (stage) => {
            stage.tap.playing(() => fault?.(stage))
            const end = await endOf(call.make(stage))
            assertSilent([end, stage.events, stage.provider], stage)
          }),
      })),
    ),
    {
      name: 'a provider instance prints no credential',
      run: () =>
        onStage(subject, async (stage) => {
          assertSilent([stage.provider], stage)
          return Promise.resolve()
        }),
    },
  ]
}

/** What an answer may be that repeats what it was told. */
const occasions: Readonly<Record<string, ((stage: Stage) => Fault) | undefined>> = {
  'a success': undefined,
  'a closed connection': () => ({ kind: 'drop_before' }),
  'a refusal that repeats the request': (stage) => ({
    kind: 'answer',
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: echo(stage),
  }),
  'a success that cannot be understood': (stage) => ({ kind: 'answer', status: 200, body: echo(stage) }),
  'a redirect with what was sent': (stage) => ({
    kind: 'redirect',
    query: encodeURIComponent(secretsOf(stage).join('&')),
  }),
}

function echo(stage: Stage): string {
  const words = secretsOf(stage).join(' ')
  return JSON.stringify({
    ...{ success: false, message: words, Message: words, detail: words, error: words, title: words },
    ...{ Result: false, ErrorCode: 1, Body: null, status: 'FAILURE' },
  })
}

function assertSilent(shown: readonly unknown[], stage: Stage): void {
  const printed = shown.flatMap((value) => printings(value)).join('\n')
  const secrets = [...namedSecretsOf(stage), ...shown.flatMap(linkOf)]
  const found = secrets.find(({ text }) => printed.includes(text))
  // The secret itself is not repeated here either.
  assert(
    found === undefined,
    `${found?.name ?? ''} can be printed from the result, the error, an event or the instance.`,
  )
}

interface NamedSecret {
  readonly name: string
  readonly text: string
}

function secretsOf(stage: Stage): readonly string[] {
  return namedSecretsOf(stage).map(({ text }) => text)
}

function namedSecretsOf({ backend, tap }: Stage): readonly NamedSecret[] {
  const credentials = backend.credentials.map((text, at) => ({
    name: `\`credentials[${at}]\` of the backend`,
    text,
  }))
  return [...credentials, ...tap.requests.flatMap(authHeadersIn)].filter(({ text }) => text.length >= 8)
}

/** What a request may say in the open. Every other header is taken for an auth header. */
const harmless = new Set([
  ...['accept', 'accept-encoding', 'connection', 'content-length', 'content-type', 'host', 'user-agent'],
  ...['transfer-encoding', 'keep-alive'],
])

function authHeadersIn({ headers, body, path }: TappedRequest): readonly NamedSecret[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    // What is also in the body or in the address is a part of what is asked for.
    const isPlain = harmless.has(name) || body.includes(value) || path.includes(value)
    const texts = isPlain ? [] : [value, value.replace(/^[A-Za-z]+ /, '')]
    return texts.map((text) => ({ name: `The header ${name} of a request`, text }))
  })
}

function linkOf(value: unknown): readonly NamedSecret[] {
  const { link } = Object(value) as { readonly link?: { readonly url?: unknown } }
  return typeof link?.url === 'string' ? [{ name: '`link.url`', text: link.url }] : []
}

function printings(value: unknown): readonly string[] {
  return [
    inspect(value, { depth: null }),
    inspect(value, { depth: null, showHidden: true, getters: true }),
    inspect(value, { depth: null, customInspect: false }),
    format('%s %o %j', value, value, value),
    JSON.stringify(value),
    value instanceof Error ? `${String(value.stack)} ${printings(value.cause).join('\n')}` : '',
  ]
}
