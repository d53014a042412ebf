import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { MetricData } from '@opentelemetry/sdk-metrics'
import { openStage, type Stage } from './__fixtures__/stage.js'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(async () => {
  await stage.end()
  expect(stage.telemetry.complaints).toEqual([])
})

const owner = 'user.silamoney.eth'
const listing = { 'cardlane.provider': 'sila', 'cardlane.adapter': 'sila', 'cardlane.operation': 'listCards' }
const unavailable = { 'error.type': 'provider_unavailable' }
const list = (reference = 'order-17') => stage.provider('sila').listCards(owner, { reference })
const fail = (times: number) => stage.sandbox.faults.add({ kind: 'status', status: 503, times })

async function metricOf(name: string): Promise<MetricData> {
  const metric = (await stage.telemetry.metrics()).find(({ descriptor }) => descriptor.name === name)
  if (metric === undefined) throw new Error(`Nothing was recorded for ${name}.`)
  return metric
}

async function countsOf(name: string) {
  return (await metricOf(name)).dataPoints.map(({ attributes, value }) => ({ attributes, value }))
}

test('calls are counted by how they end, and requests and retries by themselves', async () => {
  await list()
  fail(1)
  await list('order-18')
  fail(3)
  await expect(list('order-19')).rejects.toMatchObject({ code: 'provider_unavailable' })

  expect(await countsOf('cardlane.calls')).toEqual([
    { attributes: listing, value: 2 },
    { attributes: { ...listing, ...unavailable, 'cardlane.outcome': 'not_applied' }, value: 1 },
  ])
  expect(await countsOf('cardlane.requests')).toEqual([{ attributes: listing, value: 6 }])
  expect(await countsOf('cardlane.retries')).toEqual([
    { attributes: { ...listing, ...unavailable }, value: 3 },
  ])
})

test('a result with a status is counted by it', async () => {
  const { userId } = stage.sandbox.paywint
  await stage.provider('paywint').addCard({ owner: userId })
  expect(await countsOf('cardlane.calls')).toMatchObject([
    { attributes: { 'cardlane.provider': 'paywint', 'cardlane.status': 'action_required' }, value: 1 },
  ])
})

test('read-backs are counted by what they show', async () => {
  stage.sandbox.faults.add({ kind: 'drop_after', route: 'POST /0.2/link_card' })
  await stage.provider('sila').addCard({ owner, token: stage.sandbox.sila.issueCardToken(), name: 'Second' })
  expect(await countsOf('cardlane.read_backs')).toEqual([
    {
      attributes: { ...listing, 'cardlane.operation': 'addCard', 'cardlane.outcome': 'applied' },
      value: 1,
    },
  ])
})

test('a circuit is counted when it opens and when it closes', async () => {
  fail(4)
  await expect(list()).rejects.toThrow()
  await expect(list()).rejects.toThrow()
  stage.clock.advance(30_000)
  await list()
  expect(await countsOf('cardlane.circuit.changes')).toEqual([
    { attributes: { ...listing, 'cardlane.circuit.state': 'open' }, value: 1 },
    { attributes: { ...listing, 'cardlane.circuit.state': 'closed' }, value: 1 },
  ])
})

test('durations are in seconds, with retries in them, and in boundaries that fit a call', async () => {
  stage.onEvent = ({ type }) => {
    if (type === 'request') stage.clock.advance(250)
  }
  await list()
  fail(1)
  await list('order-18')

  const { descriptor, dataPoints } = await metricOf('cardlane.call.duration')
  expect(descriptor.unit).toBe('s')
  expect(dataPoints).toMatchObject([
    {
      attributes: listing,
      value: {
        ...{ count: 2, sum: 0.75, min: 0.25, max: 0.5 },
        buckets: { boundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] },
      },
    },
  ])
})

test('no metric has an attribute that differs from call to call', async () => {
  fail(1)
  await list('order-17')
  const metrics = await stage.telemetry.metrics()
  expect(metrics.map(({ descriptor }) => descriptor.name)).toEqual([
    ...['cardlane.call.duration', 'cardlane.calls', 'cardlane.requests', 'cardlane.retries'],
  ])
  expect(JSON.stringify(metrics)).not.toContain('order-17')
  expect(JSON.stringify(metrics)).not.toContain(stage.events[0]?.callId)
})
