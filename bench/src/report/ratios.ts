import { pairedRatio, summary, type Summary } from '../measure/summary.js'
import type { Sample } from '../parts/client-host.js'
import type { Compared, Mode } from '../parts/measure-rounds.js'

/** Two clients by their names: the first beside the second. */
export type Pair = readonly [these: string, those: string]

export const cpuOf = ({ cpuUsPerCall }: Sample): number => cpuUsPerCall
export const rateOf = ({ callsPerSecond }: Sample): number => callsPerSecond

/** @throws RangeError when there is no such client. */
export function samplesOf({ rounds }: Compared, name: string, mode: Mode): readonly Sample[] {
  const found = rounds[name]
  if (found === undefined) throw new RangeError(`${name} was not measured.`)
  return found[mode]
}

/** How much processor time a call of the first takes beside one of the second. */
export function cpuRatio(compared: Compared, [these, those]: Pair, mode: Mode): number {
  const cpu = (name: string) => samplesOf(compared, name, mode).map(cpuOf)
  return pairedRatio(cpu(these), cpu(those)).median
}

export function cpuSummary(compared: Compared, name: string, mode: Mode): Summary {
  return summary(samplesOf(compared, name, mode).map(cpuOf))
}
