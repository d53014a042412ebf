import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { CallEvent, CardlaneEvent } from '@cardlane/core/adapter'
import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'
import { openStage, type Stage } from './__fixtures__/stage.js'
import { openTelemetryListener } from './index.js'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(async () => {
  await stage.end()
  expect(stage.telemetry.complaints).toEqual([])
})

const owner = 'user.silamoney.eth'
const card = { owner, id: 'dfdbd0ac-dd7d-4691-b573-50b7b69fb29a' }
const missing = '00000000-0000-4000-8000-000000000001'
const rename = { card, set: { name: 'Groceries' } }

function onlySpan(): ReadableSpan {
  const [span, ...others] = stage.telemetry.spans()
  if (span === undefined || others.length > 0) throw new Error('There is not exactly one span.')
  return span
}

const stepsOf = ({ events }: ReadableSpan) => events.map(({ name, attributes }) => [name, attributes])
const request = ['cardlane.request', { 'http.request.method': 'POST' }]
const response = (status: number) => ['cardlane.response', { 'http.response.status_code': status }]

describe('a call on the wire is one span', () => {
  test('with what it was and how it ended', async () => {
    await stage.provider('sila').updateCard(rename, { reference: 'order-17' })
    const span = onlySpan()
    expect(span).toMatchObject({
      name: 'cardlane.updateCard',
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
      ended: true,
    })
    expect(span.attributes).toEqual({
      'cardlane.provider': 'sila',
      'cardlane.adapter': 'sila',
      'cardlane.operation': 'updateCard',
      'cardlane.reference': 'order-17',
      'cardlane.status': 'updated',
      'cardlane.attempts': 1,
    })
    expect(stepsOf(span)).toEqual([request, response(200)])
  })

  test('without a status where the result has none', async () => {
    await stage.provider('sila').listCards(owner)
    expect(onlySpan().attributes).not.toHaveProperty(['cardlane.status'])
  })

  test('an error when the provider refuses', async () => {
    const call = stage.provider('sila').getCard({ owner, id: missing }, { reference: 'order-17' })
    await expect(call).rejects.toMatchObject({ code: 'card_not_found' })
    const span = onlySpan()
    expect(span).toMatchObject({
      name: 'cardlane.getCard',
      status: { code: SpanStatusCode.ERROR },
      ended: true,
    })
    expect(span.attributes).toEqual({
      'cardlane.provider': 'sila',
      'cardlane.adapter': 'sila',
      'cardlane.operation': 'getCard',
      'cardlane.reference': 'order-17',
      'error.type': 'card_not_found',
      'cardlane.outcome': 'not_applied',
      'cardlane.attempts': 1,
    })
  })

  test('an error without steps when the call is refused before anything is sent', async () => {
    await expect(stage.provider('sila').updateCard({ card, set: {} })).rejects.toThrow()
    const span = onlySpan()
    expect(span.attributes).toMatchObject({ 'error.type': 'unsupported_operation', 'cardlane.attempts': 0 })
    expect(stepsOf(span)).toEqual([])
  })

  test('with its retries', async () => {
    stage.sandbox.faults.add({ kind: 'status', status: 503 })
    await stage.provider('sila').listCards(owner)
    const span = onlySpan()
    expect(stepsOf(span)).toEqual([
      ...[request, response(503)],
      ['cardlane.retry', { 'error.type': 'provider_unavailable', 'cardlane.pause_ms': 0 }],
      ...[request, response(200)],
    ])
    expect(span).toMatchObject({
      status: { code: SpanStatusCode.UNSET },
      attributes: { 'cardlane.attempts': 2 },
    })
  })

  test('with the read that shows what became of a lost answer', async () => {
    stage.sandbox.faults.add({ kind: 'drop_after', route: 'POST /0.2/link_card' })
    const token = stage.sandbox.sila.issueCardToken()
    const { status } = await stage.provider('sila').addCard({ owner, token, name: 'Second' })
    expect(status).toBe('added')
    const span = onlySpan()
    expect(stepsOf(span).slice(-4)).toEqual([
      request,
      ...[request, response(200)],
      ['cardlane.read_back', { 'cardlane.outcome': 'applied' }],
    ])
    expect(span.attributes).toMatchObject({ 'cardlane.status': 'added' })
  })

  test('with the token that it fetched', async () => {
    await stage.provider('sila-token').listCards(owner)
    const expiresAt = expect.any(Number) as unknown
    expect(stepsOf(onlySpan())).toEqual([
      ...[request, response(200)],
      ['cardlane.token_refreshed', { 'cardlane.expires_at_ms': expiresAt }],
      ...[request, response(200)],
    ])
  })

  test('with the correction of a wrong clock', async () => {
    stage.sandbox.faults.add({ kind: 'clock_skew', seconds: 3600, times: 'always' })
    await stage.provider('sila').updateCard(rename)
    expect(stepsOf(onlySpan()).at(-1)).toEqual([
      'cardlane.clock_corrected',
      { 'cardlane.skew_ms': 3_600_000 },
    ])
  })

  test('with the circuit that it opened', async () => {
    stage.sandbox.faults.add({ kind: 'status', status: 503, times: 'always' })
    await expect(stage.provider('sila').updateCard(rename)).rejects.toThrow()
    expect(stepsOf(onlySpan())).toContainEqual(['cardlane.circuit', { 'cardlane.circuit.state': 'open' }])
  })
})

test('calls at once with the same reference are told apart', async () => {
  const cards = stage.provider('sila')
  stage.sandbox.faults.add({ kind: 'status', status: 503 })
  const options = { reference: 'order-17' }
  await Promise.allSettled([
    cards.getCard(card, options),
    cards.getCard({ owner, id: missing }, options),
    cards.listCards(owner, options),
  ])
  const spans = stage.telemetry.spans()
  expect(spans.map(({ name, status }) => [name, status.code]).sort()).toEqual([
    ['cardlane.getCard', SpanStatusCode.UNSET],
    ['cardlane.getCard', SpanStatusCode.ERROR],
    ['cardlane.listCards', SpanStatusCode.UNSET],
  ])
  for (const span of spans) {
    expect(span.attributes['cardlane.reference']).toBe('order-17')
    expect(stepsOf(span).filter(([name]) => name === 'cardlane.request')).toHaveLength(
      Number(span.attributes['cardlane.attempts']),
    )
  }
  expect(spans.flatMap(stepsOf).filter(([name]) => name === 'cardlane.retry')).toHaveLength(1)
})

test('a token that arrives after the call that asked for it has given up belongs to no span', async () => {
  const patience = new AbortController()
  stage.onEvent = ({ type }) => {
    if (type === 'request') patience.abort()
  }
  const cards = stage.provider('sila-token')
  const [gone, waiting] = await Promise.allSettled([
    cards.listCards(owner, { signal: patience.signal }),
    cards.listCards(owner),
  ])
  expect([gone.status, waiting.status]).toEqual(['rejected', 'fulfilled'])
  expect(stage.events.map(({ type }) => type)).toContain('token_refreshed')
  expect(
    stage.telemetry
      .spans()
      .flatMap(stepsOf)
      .map(([name]) => name),
  ).toEqual([...['cardlane.request', 'cardlane.request', 'cardlane.response']])
})

const call = {
  provider: 'us',
  adapter: 'sila',
  operation: 'listCards',
  reference: 'order-17',
  attempts: 1,
  callId: 'call-1',
} as const
const steps: readonly [CallEvent, object][] = [
  [{ type: 'drift', paths: ['cards.0.colour'] }, { 'cardlane.paths': ['cards.0.colour'] }],
  [{ type: 'card_number_seen', paths: ['cards.0.name'] }, { 'cardlane.paths': ['cards.0.name'] }],
]

test.each(steps)('the event %j is a step', (step, attributes) => {
  const tell = openTelemetryListener(stage.telemetry)
  const story: readonly CallEvent[] = [
    { type: 'call_started' },
    step,
    { type: 'call_succeeded', durationMs: 5 },
  ]
  for (const event of story) tell({ ...call, ...event } satisfies CardlaneEvent)
  expect(stepsOf(onlySpan())).toEqual([[`cardlane.${step.type}`, attributes]])
})
