import type { SubjectName } from '../calls/subject-list.js'
import { ageRatio } from '../growth/measure-age.js'
import { median, pairedRatio } from '../measure/summary.js'
import type { Reach } from './reach.js'
import type { Results } from './results.js'

/** How flat "flat" is. */
const mostFlat = 1.05

/** So many megabytes the line through the marks of the heap may rise over the whole run. */
const mostRise = 1

/** Every goal, judged by the rounds of one run. */
export function reachesOf(results: Results): readonly Reach[] {
  return [...callReaches(results), ...growthReaches(results), ...coldReaches(results), scripted(results)]
}

function callReaches({ calls }: Results): readonly Reach[] {
  const cpu = (name: SubjectName, mode: 'sequential' | 'concurrent') =>
    calls[name][mode].map(({ cpuMsPerCall }) => cpuMsPerCall)
  const ratio = (name: SubjectName, other: SubjectName, mode: 'sequential' | 'concurrent' = 'sequential') =>
    pairedRatio(cpu(name, mode), cpu(other, mode)).median
  const reach = (what: string, [name, other]: readonly [SubjectName, SubjectName], limit: number): Reach => ({
    ...{ what, measured: ratio(name, other), sense: 'at most', limit, unit: '×' },
    note: `${ratio(name, other, 'concurrent').toFixed(2)} with 50 at once`,
  })
  const perSecond = (name: SubjectName) => calls[name].concurrent.map(({ callsPerSecond }) => callsPerSecond)
  return [
    reach('Sila, two signatures: processor time beside sila-sdk', ['cardlane-sila-ecdsa', 'sila-sdk'], 0.45),
    reach('Sila, two signatures: beside bare undici', ['cardlane-sila-ecdsa', 'undici-sila-ecdsa'], 1.25),
    reach('Sila, token: beside bare axios', ['cardlane-sila-token', 'axios-sila-token'], 0.5),
    reach('Sila, token: beside bare undici', ['cardlane-sila-token', 'undici-sila-token'], 2),
    reach('Paywint: beside bare axios', ['cardlane-paywint', 'axios-paywint'], 0.5),
    reach('Paywint: beside bare undici', ['cardlane-paywint', 'undici-paywint'], 2),
    {
      what: 'Sila, two signatures, 50 at once: calls per second beside sila-sdk',
      measured: pairedRatio(perSecond('cardlane-sila-ecdsa'), perSecond('sila-sdk')).median,
      ...{ sense: 'at least', limit: 2, unit: '×' },
    },
  ]
}

function growthReaches({ instances, age }: Results): readonly Reach[] {
  const [one, ...more] = instances
  const flat = { sense: 'at most', limit: mostFlat, unit: '×' } as const
  return [
    ...more.map((each) => ({
      what: `A call with ${each.instances} instances, beside one`,
      measured: pairedRatio(each.cpuMs, one?.cpuMs ?? []).median,
      ...flat,
      note: `${pairedRatio(each.bareCpuMs, one?.bareCpuMs ?? []).median.toFixed(2)} for bare undici`,
    })),
    {
      what: `A call after ${inWords(age.oldCalls)} calls, beside one after ${inWords(age.youngCalls)}`,
      measured: ageRatio(age),
      ...flat,
    },
    {
      what: `Growth of the heap over ${inWords(age.oldCalls)} calls`,
      measured: (age.heapSlope * age.oldCalls) / 1e6,
      ...{ sense: 'at most', limit: mostRise, unit: 'MB' },
    },
  ]
}

type Program = keyof Results['cold']

function coldReaches({ cold }: Results): readonly Reach[] {
  const stripe = (name: 'firstSilaEcdsa' | 'firstSilaToken' | 'firstPaywint', what: string): Reach => ({
    what: `First completed call of a process, ${what}: beside stripe’s`,
    measured: pairedRatio(cold[name], cold.firstStripe).median,
    ...{ sense: 'at most', limit: 1.3, unit: '×' },
  })
  const beyond = (what: string, [name, base]: readonly [Program, Program], limit: number): Reach => ({
    what,
    measured: median(cold[name].map((each, round) => each - (cold[base][round] ?? NaN))),
    ...{ sense: 'at most', limit, unit: 'ms' },
  })
  return [
    stripe('firstPaywint', 'Paywint'),
    stripe('firstSilaToken', 'Sila with a token'),
    stripe('firstSilaEcdsa', 'Sila with two signatures'),
    beyond('Import of cardlane and Paywint, beyond bare node', ['cardlanePaywint', 'bare'], 60),
    beyond('Import of cardlane and Sila, beyond bare node', ['cardlane', 'bare'], 60),
    beyond('Import of door 1 of core, beyond zod', ['core', 'zod'], 10),
    beyond('Import of door 1 of core, beyond bare node (it loads no zod)', ['core', 'bare'], 10),
  ]
}

function scripted({ weights }: Results): Reach {
  const [cardlane] = weights
  return {
    what: 'Packages of cardlane and @cardlane/sila that run a script at install',
    measured: cardlane?.scripted.length ?? NaN,
    ...{ sense: 'at most', limit: 0, unit: 'packages' },
  }
}

function inWords(calls: number): string {
  return calls.toLocaleString('en')
}
