import { parseArgs } from 'node:util'
import type { Operation } from '@cardlane/core'
import { faultKinds, type FaultKind } from '@cardlane/sandbox'
import { usualOperations } from './draw.js'
import { laneNames, type LaneName } from './lanes.js'
import { networkFaults, type NetworkFault } from './network/network-fault.js'
import { parts, type Part } from './run-campaign.js'

export interface CampaignArguments {
  readonly runs: number
  readonly seed: string
  readonly rate: number
  readonly lanes: readonly LaneName[] | undefined
  readonly operations: readonly Operation[] | undefined
  readonly kinds: readonly FaultKind[] | undefined
  readonly parts: readonly Part[] | undefined
  readonly networkFaults: readonly NetworkFault[] | undefined
  /** Prints JSON and nothing else. */
  readonly json: boolean
}

/** @throws TypeError that says what is wrong with the command line. */
export function readArguments(args: readonly string[]): CampaignArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '7' },
      rate: { type: 'string', default: '0.2' },
      lane: { type: 'string', multiple: true },
      operation: { type: 'string', multiple: true },
      fault: { type: 'string', multiple: true },
      part: { type: 'string', multiple: true },
      'network-fault': { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
    },
  })
  const runs = Number(values.runs)
  const rate = Number(values.rate)
  if (!Number.isSafeInteger(runs) || runs < 1) throw new TypeError('--runs must be a whole number from 1.')
  if (!(rate > 0 && rate <= 1)) throw new TypeError('--rate must be more than 0 and at most 1.')
  return {
    ...{ runs, rate, seed: values.seed, json: values.json },
    lanes: values.lane?.map((name) => oneOf('--lane', name, laneNames)),
    operations: values.operation?.map((name) => oneOf('--operation', name, usualOperations)),
    kinds: values.fault?.map((kind) => oneOf('--fault', kind, faultKinds)),
    parts: values.part?.map((part) => oneOf('--part', part, parts)),
    networkFaults: values['network-fault']?.map((kind) => oneOf('--network-fault', kind, networkFaults)),
  }
}

function oneOf<T extends string>(flag: string, given: string, known: readonly T[]): T {
  const found = known.find((name) => name === given)
  if (found !== undefined) return found
  throw new TypeError(`${flag} must be one of: ${[...new Set(known)].join(', ')}.`)
}
