import { describe, expect, jest, test } from '@jest/globals'
import { doubtsAll, failsLater, forgetsDoubt, retriesOnce, sulks } from '../__fixtures__/broken-providers.js'
import { hasPassed } from '../report.js'
import { runCampaign, type CampaignOptions } from '../run-campaign.js'
import { tellFinding } from '../story.js'
import { networkFaults, phases, traitsOf } from './network-fault.js'

// Some calls wait for their deadline in real time.
jest.setTimeout(120_000)

const base = { seed: '7', rate: 0.01, parts: ['network'] } as const

describe.each(phases)('a fault of the phase “%s”', (phase) => {
  test('leads to nothing untrue, late, done twice or left behind', async () => {
    const faults = networkFaults.filter((fault) => traitsOf(fault).phase === phase)
    const campaign = await runCampaign({ ...base, runs: 150, networkFaults: faults })
    expect(campaign.findings.map(tellFinding)).toEqual([])
    expect([campaign.leaks, campaign.strays]).toEqual([[], []])
    expect(hasPassed(campaign)).toBe(true)
    const met = campaign.runs.filter(({ networkFault }) => networkFault !== 'no_fault')
    if (phase !== 'none') expect(met.length).toBeGreaterThan(20)
  })
})

describe('a provider instance that is broken makes it fail:', () => {
  const found = async (options: Omit<CampaignOptions, 'runs' | 'seed' | 'rate'>) => {
    const campaign = await runCampaign({ ...base, runs: 72, lanes: ['paywall'], ...options })
    expect(hasPassed(campaign)).toBe(false)
    return new Set(
      campaign.findings.map(({ kind, run }) => `${kind} ${run.ask.operation} ${run.networkFault ?? ''}`),
    )
  }

  test.each([
    ['that takes a lost answer for a failure', forgetsDoubt, 'reset_after', 'addCard', 'lie'],
    ['that doubts what was never sent', doubtsAll, 'connect_refused', 'addCard', 'lie'],
    ['that sends again what must be sent once', retriesOnce, 'reset_after', 'createPaymentLink', 'double'],
    ['that fails late', failsLater(300), 'request_hangs', 'listCards', 'late'],
    ['that fails much later', failsLater(2500), 'request_hangs', 'listCards', 'hung'],
  ] as const)('one %s', async (_what, wrap, fault, operation, kind) => {
    const settings = { operations: [operation], networkFaults: [fault] }
    expect(await found({ ...settings, wrap })).toContain(`${kind} ${operation} ${fault}`)
  })

  test('one that fails when the fault is gone', async () => {
    const kinds = await found({ operations: ['listCards'], networkFaults: ['request_hangs'], wrap: sulks })
    expect([...kinds].some((kind) => kind.startsWith('held'))).toBe(true)
  })
})
