import { describe, expect, test } from '@jest/globals'
import type { CampaignSpec } from './campaign.js'
import { createFaultList } from './fault-list.js'
import { faultKinds, readFault, type FaultSpec } from './fault.js'

const target = (provider: string) => ({ provider, route: 'GET /' })

/** What `count` requests to Sila meet. */
function draw(seed: string, spec: CampaignSpec, count = 1000): readonly (FaultSpec | undefined)[] {
  const faults = createFaultList({ seed })
  faults.campaign(spec)
  return Array.from({ length: count }, () => faults.take(target('sila')))
}

test('the same seed gives the same sequence, and another seed another one', () => {
  expect(draw('one', { rate: 0.2 })).toEqual(draw('one', { rate: 0.2 }))
  expect(draw('one', { rate: 0.2 })).not.toEqual(draw('two', { rate: 0.2 }))
})

test('the sequence of a provider does not hang on what the others are asked', () => {
  const faults = createFaultList({ seed: 'one' })
  faults.campaign({ rate: 0.2 })
  const among = Array.from({ length: 1000 }, () => {
    faults.take(target('paywint'))
    return faults.take(target('sila'))
  })
  expect(among).toEqual(draw('one', { rate: 0.2 }))
})

test('a campaign that is started again begins again', () => {
  const faults = createFaultList({ seed: 'one' })
  const fifty = () => {
    faults.campaign({ rate: 0.5 })
    return Array.from({ length: 50 }, () => faults.take(target('sila')))
  }
  expect(fifty()).toEqual(fifty())
})

test('so many requests meet a fault as the rate says, of every kind that costs no real time', () => {
  const drawn = draw('one', { rate: 0.2 }).filter((fault) => fault !== undefined)
  expect(drawn.length).toBeGreaterThan(150)
  expect(drawn.length).toBeLessThan(250)
  const kinds = new Set(drawn.map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(faultKinds.filter((kind) => !['hang', 'huge_body'].includes(kind)).sort())
  for (const fault of drawn) expect(readFault(fault)).toEqual(fault)
})

test('every status and every way to say when to come again is drawn', () => {
  const drawn = draw('one', { rate: 1, kinds: ['status'] }).map(
    (fault) =>
      fault?.kind === 'status' && [fault.status, fault.retryAfterForm ?? typeof fault.retryAfterSeconds],
  )
  const ways = [429, 500, 503].flatMap((status) =>
    ['undefined', 'number', 'date'].map((way) => [status, way]),
  )
  expect(drawn).toEqual(expect.arrayContaining(ways))
})

test('a late request is late by 1 to 400 ms', () => {
  const drawn = draw('one', { rate: 1, kinds: ['drop_late'] }).map((fault) =>
    fault?.kind === 'drop_late' ? fault.ms : NaN,
  )
  expect(Math.min(...drawn)).toBeLessThan(10)
  expect(Math.max(...drawn)).toBeGreaterThan(390)
  for (const ms of drawn) expect(ms >= 1 && ms <= 400).toBe(true)
})

test('kinds and providers can be chosen', () => {
  const faults = createFaultList({ seed: 'one' })
  faults.campaign({ rate: 1, kinds: ['hang'], providers: ['paywint'] })
  expect(faults.take(target('paywint'))).toEqual({ kind: 'hang' })
  expect(faults.take(target('sila'))).toBeUndefined()
  expect(faults.activeCampaign()).toEqual({
    spec: { rate: 1, kinds: ['hang'], providers: ['paywint'] },
    met: 1,
  })
})

test('a fault that was asked for comes first', () => {
  const faults = createFaultList({ seed: 'one' })
  faults.campaign({ rate: 1, kinds: ['hang'] })
  faults.add({ kind: 'html_502' })
  expect([faults.take(target('sila')), faults.take(target('sila'))]).toEqual([
    { kind: 'html_502' },
    { kind: 'hang' },
  ])
  expect(faults.activeCampaign()?.met).toBe(1)
})

describe('a campaign is stopped', () => {
  test('alone: faults that were asked for stay', () => {
    const faults = createFaultList({ seed: 'one' })
    const { id } = faults.add({ kind: 'html_502', nth: 2 })
    faults.campaign({ rate: 1 })
    expect([faults.stopCampaign(), faults.stopCampaign()]).toEqual([true, false])
    expect(faults.take(target('sila'))).toBeUndefined()
    expect([faults.activeCampaign(), faults.active().map((fault) => fault.id)]).toEqual([undefined, [id]])
  })

  test('and begins its sequence again when it is started again', () => {
    const faults = createFaultList({ seed: 'one' })
    const three = () => {
      faults.campaign({ rate: 1 })
      const drawn = Array.from({ length: 3 }, () => faults.take(target('sila')))
      faults.stopCampaign()
      return drawn
    }
    expect(three()).toEqual(three())
  })
})

describe('a typo gets an error that lists what exists:', () => {
  test.each([
    ['rate of 0', { rate: 0 }, /^rate: must be more than 0/],
    ['rate over 1', { rate: 20 }, /^rate: must be at most 1/],
    ['no rate', {}, /^rate: /],
    ['kind', { rate: 1, kinds: ['hangs'] }, /^kinds: 0: .*"latency"\|"hang"/],
    ['no kind', { rate: 1, kinds: [] }, /^kinds: /],
    ['provider', { rate: 1, providers: ['silla'] }, /"paywint"\|"paywall"\|"sila"/],
    ['field', { rate: 1, kind: 'hang' }, /"kind"\. A campaign has: rate, kinds, providers\.$/],
  ])('%s', (_what, spec, message) => {
    const faults = createFaultList({ seed: 'one' })
    expect(() => faults.campaign(spec as CampaignSpec)).toThrow(TypeError)
    expect(() => faults.campaign(spec as CampaignSpec)).toThrow(message)
    expect(faults.activeCampaign()).toBeUndefined()
  })
})
