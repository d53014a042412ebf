import { median, pairedRatio } from '../measure/summary.js'
import { firstCalls, type Idle } from '../parts/measure-idle.js'
import type { Heap } from '../parts/measure-heap.js'
import { failed, shareUsed, type RateLimited } from '../parts/measure-rate-limit.js'
import { instanceCounts, listened } from '../parts/groups.js'
import type { Compared } from '../parts/measure-rounds.js'
import type { Parts, Results } from '../run/results.js'
import type { Goal } from './goal.js'
import { cpuRatio, rateOf, samplesOf, type Pair } from './ratios.js'

/** Every goal of what was measured, by the rounds of this one run. */
export function goalsOf(results: Results): readonly Goal[] {
  const { warm, listener, idle, limit, heap, instances, cold, weight } = results
  return [
    ...(warm === undefined ? [] : warmGoals(warm, results.tls)),
    ...(listener === undefined ? [] : listenerGoals(listener)),
    ...(idle === undefined ? [] : idleGoals(idle)),
    ...(limit === undefined ? [] : limitGoals(limit)),
    ...(heap === undefined ? [] : [heapGoal(heap)]),
    ...(instances === undefined ? [] : instanceGoals(instances)),
    ...(cold === undefined ? [] : coldGoals(cold)),
    ...(weight === undefined ? [] : [scriptGoal(weight)]),
  ]
}

export const callNames = {
  'cardlane-sila-token': 'Sila, token',
  'cardlane-paywint': 'Paywint',
} as const

function warmGoals(warm: Compared, tls: Compared | undefined): readonly Goal[] {
  const beside = (what: Pick<Goal, 'key' | 'what' | 'limit'>, pair: Pair, mode: 'one' | 'many'): Goal => ({
    key: what.key,
    what: `${what.what}, ${mode === 'one' ? '1' : '50'} at once`,
    measured: cpuRatio(warm, pair, mode),
    sense: 'at most',
    limit: what.limit,
    unit: '×',
    note: tls && `${cpuRatio(tls, pair, mode).toFixed(2)} over TLS`,
  })
  const both = (
    key: string,
    what: string,
    { pair, limits }: { readonly pair: Pair; readonly limits: readonly [number, number] },
  ) => [
    beside({ key, what, limit: limits[0] }, pair, 'one'),
    beside({ key, what, limit: limits[1] }, pair, 'many'),
  ]
  const perSecond = (name: string) => samplesOf(warm, name, 'many').map(rateOf)
  return [
    ...listened.flatMap((client) =>
      both('stripe', `${callNames[client]}: beside stripe`, { pair: [client, 'stripe'], limits: [0.8, 0.9] }),
    ),
    ...listened.map((client) => {
      const pair = [client, client.replace('cardlane', 'undici')] as const
      return beside(
        { key: 'undici', what: `${callNames[client]}: beside bare undici`, limit: 2 },
        pair,
        'many',
      )
    }),
    ...both('signatures', 'Sila, two signatures: beside sila-sdk', {
      pair: ['cardlane-sila-ecdsa', 'sila-sdk'],
      limits: [0.75, 0.85],
    }),
    ...both('native', 'Sila, two signatures in native code: beside sila-sdk', {
      pair: ['cardlane-sila-native', 'sila-sdk'],
      limits: [0.5, 0.57],
    }),
    {
      key: 'native',
      what: 'Sila, two signatures in native code: calls a second beside sila-sdk, 50 at once',
      measured: pairedRatio(perSecond('cardlane-sila-native'), perSecond('sila-sdk')).median,
      sense: 'at least',
      limit: 1.6,
      unit: '×',
    },
  ]
}

function listenerGoals(listener: Compared): readonly Goal[] {
  return listened.flatMap((client) =>
    (['one', 'many'] as const).map((mode): Goal => ({
      key: 'listener',
      what: `${callNames[client]}: what a listener adds, ${mode === 'one' ? '1' : '50'} at once`,
      measured: (cpuRatio(listener, [`${client} with a listener`, client], mode) - 1) * 100,
      sense: 'at most',
      limit: 3,
      unit: '%',
    })),
  )
}

function idleGoals({ cpuUs, seconds }: Idle): readonly Goal[] {
  return listened.map((client) => ({
    key: 'idle',
    what: `${callNames[client]}: first ${firstCalls} calls after ${seconds} s of nothing, beside stripe’s`,
    measured: pairedRatio(cpuUs[client] ?? [], cpuUs['stripe'] ?? []).median,
    sense: 'at most',
    limit: 1,
    unit: '×',
  }))
}

function limitGoals([cardlane]: readonly RateLimited[]): readonly Goal[] {
  if (cardlane === undefined) return []
  const what = `${inWords(cardlane.calls)} updates where ${cardlane.perSecond} a second are allowed`
  return [
    {
      key: 'limit',
      what: `${what}: failed`,
      measured: failed(cardlane),
      sense: 'at most',
      limit: 0,
      unit: 'calls',
    },
    {
      key: 'limit',
      what: `${what}: used of that`,
      measured: shareUsed(cardlane) * 100,
      sense: 'at least',
      limit: 95,
      unit: '%',
    },
  ]
}

/** Flat is a line through the marks that rises by no more than this over the whole run. */
function heapGoal({ calls, owners, slope }: Heap): Goal {
  return {
    key: 'heap',
    what: `Growth of the heap over ${inWords(calls)} calls for ${inWords(owners)} owners`,
    measured: (slope * calls) / 1e6,
    sense: 'at most',
    limit: 1,
    unit: 'MB',
  }
}

function instanceGoals(instances: Compared): readonly Goal[] {
  const ratio = (client: string, count: number) => cpuRatio(instances, [`${client} ×${count}`, client], 'one')
  return instanceCounts.slice(1).map((count) => ({
    key: 'instances',
    what: `A call with ${count} instances, beside one`,
    measured: ratio('cardlane-paywint', count),
    sense: 'at most',
    limit: 1.05,
    unit: '×',
    note: `${ratio('undici-paywint', count).toFixed(2)} for bare undici`,
  }))
}

type Program = keyof Parts['cold']

function coldGoals(cold: Parts['cold']): readonly Goal[] {
  const first = (name: Program, what: string): Goal => ({
    key: 'first-call',
    what: `First completed call of a process, ${what}: beside stripe’s`,
    measured: pairedRatio(cold[name], cold.firstStripe).median,
    sense: 'at most',
    limit: 1.3,
    unit: '×',
  })
  const beyond = (what: string, [name, base]: readonly [Program, Program], limit: number): Goal => ({
    key: 'import',
    what: `Import of ${what}`,
    measured: median(cold[name].map((each, round) => each - (cold[base][round] ?? NaN))),
    sense: 'at most',
    limit,
    unit: 'ms',
  })
  return [
    first('firstPaywint', 'Paywint'),
    first('firstSilaToken', 'Sila with a token'),
    first('firstSilaEcdsa', 'Sila with two signatures'),
    beyond('cardlane and Paywint, beyond bare node', ['cardlanePaywint', 'bare'], 60),
    beyond('cardlane and Sila, beyond bare node', ['cardlane', 'bare'], 60),
    beyond('@cardlane/core, beyond zod', ['core', 'zod'], 10),
    beyond('@cardlane/core, beyond bare node (it loads no zod)', ['core', 'bare'], 10),
  ]
}

function scriptGoal({ weights: [cardlane] }: Parts['weight']): Goal {
  return {
    key: 'scripts',
    what: 'Packages of cardlane and @cardlane/sila that run a script at install',
    measured: cardlane?.scripted.length ?? NaN,
    sense: 'at most',
    limit: 0,
    unit: 'packages',
  }
}

function inWords(count: number): string {
  return count.toLocaleString('en')
}
