import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createFaultList, type RestartableFaultList } from './fault-list.js'
import type { FaultSpec } from './fault.js'

const update = { provider: 'sila', route: 'POST /0.2/update_card' }
const list = { provider: 'sila', route: 'POST /0.2/get_cards' }
const atPaywall = { provider: 'paywall', route: 'PUT /paywall/card' }
const routes = { paywint: [], paywall: [atPaywall.route], sila: [update.route, list.route] }

const changed = jest.fn()
let faults: RestartableFaultList
beforeEach(() => {
  faults = createFaultList({ routes: () => routes, changed })
  changed.mockClear()
})

const met = (...targets: (typeof update)[]) => targets.map((target) => faults.take(target)?.kind)

describe('a fault meets', () => {
  test('the next request, once', () => {
    faults.add({ kind: 'hang' })
    expect(met(list, update)).toEqual(['hang', undefined])
    expect(faults.active()).toEqual([])
  })

  test('only its provider', () => {
    faults.add({ kind: 'hang', provider: 'paywall' })
    expect(met(list, atPaywall)).toEqual([undefined, 'hang'])
  })

  test('only its route', () => {
    faults.add({ kind: 'hang', route: update.route })
    expect(met(list, atPaywall, update)).toEqual([undefined, undefined, 'hang'])
  })

  test('the n-th request that it matches', () => {
    faults.add({ kind: 'hang', route: update.route, nth: 2 })
    expect(met(update, list, update, update)).toEqual([undefined, undefined, 'hang', undefined])
  })

  test('as many as it is told to, from the n-th on', () => {
    faults.add({ kind: 'hang', nth: 2, times: 2 })
    expect(met(list, list, list, list)).toEqual([undefined, 'hang', 'hang', undefined])
  })

  test('every one, until it is removed', () => {
    const { id } = faults.add({ kind: 'hang', times: 'always' })
    expect(met(list, update, atPaywall)).toEqual(['hang', 'hang', 'hang'])
    expect(faults.active()).toEqual([{ id, spec: { kind: 'hang', times: 'always' }, met: 3 }])
    expect([faults.remove(id), faults.remove(id)]).toEqual([true, false])
    expect(met(list)).toEqual([undefined])
  })

  test('before one that was switched on later, which then has its turn', () => {
    faults.add({ kind: 'hang' })
    faults.add({ kind: 'html_502' })
    expect(met(list, list, list)).toEqual(['hang', 'html_502', undefined])
  })

  test('nothing after clear', () => {
    faults.add({ kind: 'hang' })
    faults.campaign({ rate: 1 })
    faults.clear()
    expect(met(list)).toEqual([undefined])
    expect(faults.activeCampaign()).toBeUndefined()
  })
})

test('the routes that a fault may name are told', () => {
  expect(faults.routes()).toEqual(routes)
})

describe('a change of what goes wrong is told,', () => {
  test.each<[string, () => unknown]>([
    ['switched on', () => faults.add({ kind: 'hang' })],
    ['switched off', () => faults.remove('fault-1')],
    [
      'cleared',
      () => {
        faults.clear()
      },
    ],
    ['a campaign', () => faults.campaign({ rate: 1 })],
    ['the end of a campaign', () => faults.stopCampaign()],
  ])('once: %s', (_what, change) => {
    faults.add({ kind: 'hang' })
    faults.campaign({ rate: 1 })
    changed.mockClear()
    change()
    expect(changed).toHaveBeenCalledTimes(1)
  })

  test.each<[string, () => unknown]>([
    ['met', () => met(list)],
    ['not there', () => faults.remove('fault-2')],
    ['no campaign', () => faults.stopCampaign()],
    [
      'a typo',
      () => {
        expect(() => faults.add({ kind: 'hang', nth: 0 })).toThrow(TypeError)
      },
    ],
    [
      'a restart',
      () => {
        faults.restart([{ kind: 'html_502' }])
      },
    ],
  ])('and nothing else: %s', (_what, change) => {
    faults.add({ kind: 'hang' })
    changed.mockClear()
    change()
    expect(changed).not.toHaveBeenCalled()
  })
})

test('a restart leaves the given faults alone, numbered from the first', () => {
  faults.add({ kind: 'hang' })
  faults.campaign({ rate: 1 })
  faults.restart([{ kind: 'html_502', nth: 2 }])
  expect(faults.active()).toEqual([{ id: 'fault-1', spec: { kind: 'html_502', nth: 2 }, met: 0 }])
  expect(met(list, list, list)).toEqual([undefined, 'html_502', undefined])
})

describe('a typo gets an error that lists what exists:', () => {
  test.each([
    ['kind', { kind: 'hangs' }, /needs a kind\. There are: latency, hang, drop_before.*clock_skew\.$/],
    ['no object', 'hang', /needs a kind\. There are: latency/],
    ['provider', { kind: 'hang', provider: 'silla' }, /provider: .*"paywint"\|"paywall"\|"sila"/],
    [
      'field',
      { kind: 'latency', ms: 5, nht: 1 },
      /"nht"\. A latency fault has: kind, ms, provider, route, nth, times\.$/,
    ],
    ['missing field', { kind: 'latency' }, /^ms: .*A latency fault has/],
    ['status', { kind: 'status', status: 418 }, /status: must be 429, 500 or 503/],
    ['form alone', { kind: 'status', status: 429, retryAfterForm: 'date' }, /needs retryAfterSeconds/],
    ['times', { kind: 'hang', times: 0 }, /^times: /],
    ['nth', { kind: 'hang', nth: 1.5 }, /^nth: /],
    [
      'route',
      { kind: 'hang', route: 'POST /update_card' },
      /no POST \/update_card\. There are: PUT \/paywall\/card, POST \/0\.2/,
    ],
    [
      'route of another provider',
      { kind: 'hang', provider: 'sila', route: 'PUT /paywall/card' },
      /^route: there is no PUT \/paywall\/card\. There are: POST \/0\.2\/update_card, POST \/0\.2\/get_cards\.$/,
    ],
  ])('%s', (_what, spec, message) => {
    expect(() => faults.add(spec as FaultSpec)).toThrow(TypeError)
    expect(() => faults.add(spec as FaultSpec)).toThrow(message)
    expect(faults.active()).toEqual([])
  })
})
