import { afterEach, describe, expect, jest, test } from '@jest/globals'
import {
  clearTimers,
  forgetsDoubt,
  leavesTimers,
  overwrites,
  retriesOnce,
  saysDeleted,
} from './__fixtures__/broken-providers.js'
import { laneNames } from './lanes.js'
import { hasPassed, report } from './report.js'
import { runCampaign, type CampaignOptions } from './run-campaign.js'
import { tellFinding } from './story.js'
import { tally } from './tally.js'

// Some calls wait for their deadline in real time.
jest.setTimeout(30_000)

test('nothing untrue is said, nothing is done twice or lost, and nothing is left behind', async () => {
  const options = { runs: 600, seed: '7', rate: 0.2, parts: ['provider'] } as const
  const campaign = await runCampaign(options)
  expect(campaign.findings.map(tellFinding)).toEqual([])
  expect([campaign.leaks, campaign.strays]).toEqual([[], []])
  expect(hasPassed(campaign)).toBe(true)

  expect(campaign.runs).toHaveLength(600)
  expect(campaign.faults).toBeGreaterThan(50)
  const rows = tally(campaign.runs, []).map(({ lane, operation }) => `${lane} ${operation}`)
  const operations = ['addCard', 'createPaymentLink', 'deleteCard', 'getCard', 'listCards', 'updateCard']
  expect(rows.sort()).toEqual(laneNames.flatMap((lane) => operations.map((name) => `${lane} ${name}`)).sort())
  expect(report(campaign, options)).toMatch(
    /^0 lies, 0 doubles, 0 lost updates, 0 hung calls, 0 late, 0 held, 0 crashes, 0 leaks/m,
  )
})

test('requests that are processed late are waited for, and counted to their calls', async () => {
  const operations = ['addCard', 'deleteCard', 'createPaymentLink', 'listCards'] as const
  const campaign = await runCampaign({
    ...{ runs: 120, seed: '7', rate: 0.5, operations },
    ...{ kinds: ['drop_late'], parts: ['provider'] },
  })
  expect(campaign.findings.map(tellFinding)).toEqual([])
  const late = campaign.runs.flatMap(({ requests }) => requests).filter(({ fault }) => fault === 'drop_late')
  expect(late.length).toBeGreaterThan(20)
  expect(late).toHaveLength(campaign.faults)
})

describe('an adapter that is broken makes it fail:', () => {
  const found = async (options: Omit<CampaignOptions, 'runs' | 'seed' | 'rate'>) => {
    const campaign = await runCampaign({
      ...{ runs: 60, seed: '7', rate: 0.5, parts: ['provider'] },
      ...options,
    })
    expect(hasPassed(campaign)).toBe(false)
    return new Set(campaign.findings.map(({ kind, run }) => `${kind} ${run.lane} ${run.ask.operation}`))
  }

  test.each(['paywint', 'paywall'] as const)(
    'one for %s that sends again what must be sent once',
    async (lane) => {
      const setting = { lanes: [lane], operations: ['createPaymentLink'], kinds: ['drop_after'] } as const
      expect(await found({ ...setting, wrap: retriesOnce })).toContain(`double ${lane} createPaymentLink`)
    },
  )

  test.each([
    ['paywint', 'createPaymentLink'],
    ['paywall', 'createPaymentLink'],
    ['paywall', 'addCard'],
    ['sila-ecdsa', 'addCard'],
    ['sila-token', 'addCard'],
  ] as const)('one for %s that takes a lost answer to %s for a failure', async (lane, operation) => {
    const setting = { lanes: [lane], operations: [operation], kinds: ['reset_mid_body'] } as const
    expect(await found({ ...setting, wrap: forgetsDoubt })).toContain(`lie ${lane} ${operation}`)
  })

  test('one that takes a change that is made late for a failure', async () => {
    const setting = { lanes: ['paywall'], operations: ['createPaymentLink'], kinds: ['drop_late'] } as const
    expect(await found({ ...setting, wrap: forgetsDoubt })).toContain('lie paywall createPaymentLink')
  })

  test.each(laneNames)('one for %s that takes a failed deletion for a success', async (lane) => {
    const setting = { lanes: [lane], operations: ['addCard', 'deleteCard'], kinds: ['drop_before'] } as const
    expect(await found({ ...setting, wrap: saysDeleted })).toContain(`lie ${lane} deleteCard`)
  })

  test('one that overwrites what another caller has changed', async () => {
    const setting = { lanes: ['paywall'], operations: ['updateCard'], kinds: ['latency'] } as const
    expect(await found({ ...setting, wrap: overwrites })).toContain('lost paywall updateCard')
  })
})

describe('what is left behind makes it fail:', () => {
  afterEach(clearTimers)

  test('a timer', async () => {
    const campaign = await runCampaign({
      runs: 100,
      seed: '7',
      rate: 0.01,
      parts: ['provider'],
      operations: ['listCards'],
      wrap: leavesTimers,
    })
    expect(hasPassed(campaign)).toBe(false)
    expect(campaign.leaks).toEqual([expect.stringMatching(/^Timeout: \d+, and \d+ before$/)])
  })
})
