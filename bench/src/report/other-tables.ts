import { clients, type ClientName } from '../clients/client-list.js'
import { summary } from '../measure/summary.js'
import type { Heap } from '../parts/measure-heap.js'
import { firstCalls, type Idle } from '../parts/measure-idle.js'
import { failed, shareUsed, type RateLimited } from '../parts/measure-rate-limit.js'
import { firstCallPrograms, importPrograms, type Program } from '../parts/programs.js'
import type { Parts } from '../run/results.js'
import { spread } from './call-tables.js'
import type { Table } from './tables.js'

export function idleTable({ seconds, cpuUs }: Idle): Table {
  const rows = Object.entries(cpuUs).map(([name, times]) => [
    clients[name as ClientName].label,
    spread(summary(times), 0),
  ])
  return {
    title: `The first ${firstCalls} calls after ${seconds} s of nothing`,
    rows: [['call', 'CPU, µs, 1 at once'], ...rows],
  }
}

export function limitTable(limited: readonly RateLimited[]): Table {
  const rows = limited.map((each) => [
    clients[each.client].label,
    String(failed(each)),
    `${(shareUsed(each) * 100).toFixed(1)} %`,
    String(each.seconds.length),
    String(each.refused),
    Object.entries(each.failures)
      .map(([code, count]) => `${code} ${count}`)
      .join(', '),
  ])
  const [{ calls, perSecond } = { calls: 0, perSecond: 0 }] = limited
  return {
    title: `${calls.toLocaleString('en')} calls, 50 at once, where ${perSecond} a second are allowed`,
    rows: [['call', 'failed', 'used of what is allowed', 'seconds', 'refused requests', 'failures'], ...rows],
  }
}

export function heapTable({ calls, owners, marks, slope, cpuUs }: Heap): Table {
  const megabytes = (index: number) => ((marks.at(index)?.y ?? NaN) / 1e6).toFixed(1)
  return {
    title: `${calls.toLocaleString('en')} calls for ${owners.toLocaleString('en')} owners, 50 at once (Sila with a token)`,
    rows: [
      ['', ''],
      ['heap before and after, MB', `${megabytes(0)} and ${megabytes(-1)}`],
      ['heap, bytes for each call', slope.toFixed(2)],
      ['CPU of a call, µs: the first and the last tenth', `${micros(cpuUs[0])} and ${micros(cpuUs.at(-1))}`],
    ],
  }
}

function micros(time: number | undefined): string {
  return (time ?? NaN).toFixed(0)
}

export function coldTable(cold: Parts['cold']): Table {
  const bare = summary(cold.bare).median
  const row = (label: string, times: readonly number[]) => {
    const all = summary(times)
    return [label, spread(all, 0), (all.median - bare).toFixed(0)]
  }
  const entries = <Name extends string>(programs: Readonly<Record<Name, Program>>) =>
    Object.entries(programs) as [Name, Program][]
  return {
    title: 'Cold start: a process from its start to its end',
    rows: [
      ['', 'ms', 'beyond bare node, ms'],
      ...entries(importPrograms).map(([name, { label }]) =>
        row(name === 'bare' ? label : `import ${label}`, cold[name]),
      ),
      ...entries(firstCallPrograms('')).map(([name, { label }]) => row(`first call: ${label}`, cold[name])),
    ],
  }
}
