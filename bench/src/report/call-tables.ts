import { clients, clientNames, type ClientName } from '../clients/client-list.js'
import { median, type Summary } from '../measure/summary.js'
import { instanceCounts, listened } from '../parts/groups.js'
import type { Compared, Mode } from '../parts/measure-rounds.js'
import type { Parts } from '../run/results.js'
import { cpuRatio, cpuSummary, rateOf, samplesOf, type Pair } from './ratios.js'
import type { Table } from './tables.js'

export function callTable(title: string, compared: Compared): Table {
  const rows = clientNames
    .filter((name) => compared.rounds[name] !== undefined)
    .map((name) => [
      clients[name].label,
      spread(cpuSummary(compared, name, 'one'), 0),
      spread(cpuSummary(compared, name, 'many'), 0),
      median(samplesOf(compared, name, 'many').map(rateOf)).toFixed(0),
    ])
  const columns = ['call', 'CPU, µs, 1 at once', 'CPU, µs, 50 at once', 'calls/s, 50 at once']
  return { title, rows: [columns, ...rows], notes: [waitNote(compared)] }
}

function waitNote({ longestWait }: Compared): string {
  const cold = longestWait > 8 ? ': too long, so some were only half warm' : ''
  return `No client waited longer than ${longestWait.toFixed(1)} s for its turn${cold}.`
}

export function listenerTable(listener: Compared): Table {
  const rows = listened.flatMap((client) =>
    [client, `${client} with a listener`].map((name) => [
      name === client ? clients[client].label : `${clients[client].label}, with a listener`,
      spread(cpuSummary(listener, name, 'one'), 0),
      spread(cpuSummary(listener, name, 'many'), 0),
    ]),
  )
  const columns = ['call', 'CPU, µs, 1 at once', 'CPU, µs, 50 at once']
  return { title: 'A listener to events', rows: [columns, ...rows], notes: [waitNote(listener)] }
}

const pairs: readonly (readonly [ClientName, ClientName])[] = [
  ['cardlane-sila-token', 'stripe'],
  ['cardlane-paywint', 'stripe'],
  ['cardlane-sila-ecdsa', 'sila-sdk'],
  ['cardlane-sila-native', 'sila-sdk'],
]

/** Ratios only: milliseconds of two versions of Node are not to be compared either. */
export function nodeTable(nodes: Parts['nodes']): Table {
  const both = (compared: Compared, pair: Pair) =>
    (['one', 'many'] as const).map((mode: Mode) => cpuRatio(compared, pair, mode).toFixed(2)).join(' / ')
  const rows = pairs.map((pair) => [
    `${clients[pair[0]].label}: beside ${clients[pair[1]].label}`,
    ...Object.values(nodes).map((compared) => both(compared, pair)),
  ])
  return {
    title: 'Versions of Node: CPU, 1 / 50 at once',
    rows: [['', ...Object.keys(nodes)], ...rows],
  }
}

export function instanceTable(instances: Compared): Table {
  const clientsHere = ['cardlane-paywint', 'undici-paywint'] as const
  const rows = clientsHere.flatMap((client) =>
    instanceCounts.map((count) => {
      const name = count === 1 ? client : `${client} ×${count}`
      return [
        `${clients[client].label}, ${count === 1 ? 'one instance' : `${count} instances in turn`}`,
        spread(cpuSummary(instances, name, 'one'), 0),
      ]
    }),
  )
  return { title: 'Instances', rows: [['', 'CPU, µs'], ...rows] }
}

/** The median, and between what the middle half of the rounds lies. */
export function spread({ median: middle, low, high }: Summary, digits: number): string {
  return `${middle.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`
}
