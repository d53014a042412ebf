import type { Operation } from '@cardlane/core'
import { describe, expect, jest, test } from '@jest/globals'
import { doubtsAll, failsLater, forgetsDoubt, retriesOnce, sulks } from '../__fixtures__/broken-providers.js'
import { hasPassed } from '../report.js'
import { runCampaign, type CampaignOptions } from '../run-campaign.js'
import { tellFinding } from '../story.js'
import { networkFaults, phases, traitsOf, type NetworkFault } from './network-fault.js'

// Some calls wait for their deadline in real time.
jest.setTimeout(120_000)

const base = { seed: '7', rate: 0.01, parts: ['network'] } as const

describe.each(phases)('a fault of the phase “%s”', (phase) => {
  test('leads to nothing untrue, late, done twice or left behind', async () => {
    // A stray answer on a kept connection is tested where its moment can be chosen: connection-pool.test.ts. Here it is met at
    // moments at which it can be on its way still.
    const isTested = (fault: NetworkFault) => fault !== 'stray_answer' && traitsOf(fault).phase === phase
    const faults = networkFaults.filter(isTested)
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
    // Nothing is read before a payment link or after it, so it is the answer to the change that is lost.
    [
      'takes a lost answer for a failure',
      { wrap: forgetsDoubt, fault: 'reset_after', says: 'lie createPaymentLink' },
    ],
    ['doubts what was never sent', { wrap: doubtsAll, fault: 'connect_refused', says: 'lie addCard' }],
    ['pays twice', { wrap: retriesOnce, fault: 'reset_after', says: 'double createPaymentLink' }],
    ['fails late', { wrap: failsLater(300), fault: 'request_hangs', says: 'late listCards' }],
    ['fails much later', { wrap: failsLater(2500), fault: 'request_hangs', says: 'hung listCards' }],
  ] as const)('one that %s', async (_what, { wrap, fault, says }) => {
    const [, operation] = says.split(' ') as [string, Operation]
    expect(await found({ operations: [operation], networkFaults: [fault], wrap })).toContain(
      `${says} ${fault}`,
    )
  })

  test('one that fails when the fault is gone', async () => {
    const kinds = await found({ operations: ['listCards'], networkFaults: ['request_hangs'], wrap: sulks })
    expect([...kinds].some((kind) => kind.startsWith('held'))).toBe(true)
  })
})
