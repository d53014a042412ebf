import type { Campaign, CampaignOptions } from './run-campaign.js'
import { findingJson, tellFinding } from './story.js'
import { tallyNetwork } from './network/tally-network.js'
import { errorCodes, punctuality, tally, type TallyRow } from './tally.js'
import { textTable } from './text-table.js'
import { causesOfUnknown, reasonsOfUnknown, type UnknownCause } from './unknowns.js'

const shownStories = 20
const shownCauses = 20

/** Whether everything that was said is true, and nothing was left behind. */
export const hasPassed = ({ findings, leaks, strays }: Campaign): boolean =>
  findings.length + leaks.length + strays.length === 0

export function report(campaign: Campaign, { seed }: CampaignOptions): string {
  const { runs, findings, leaks, strays, requests, faults, durationMs } = campaign
  const causes = causesOfUnknown(runs)
  const stories = findings.slice(0, shownStories).map((finding, index) => tellFinding(finding, index + 1))
  const more = findings.length - stories.length
  const failed = errorCodes(runs).map(([code, times]) => `${code} ${times}`)
  return [
    `Seed ${seed}: ${runs.length} calls, ${requests} requests, ${faults} of them met a fault, ${seconds(durationMs)} s`,
    'The seed decides which calls are made. In which order they meet which fault depends on timing too.',
    ...['', tableOf(tally(runs, findings))],
    ...section('Faults of the network', networkTable(campaign)),
    ...['', `Errors: ${failed.join(', ')}`],
    ...['', 'Why calls ended with unknown', reasonTable(causes)],
    ...['', 'The same by what the call met', causeTable(causes)],
    ...section('Not true', stories),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...section('Left behind', leaks),
    ...section('Changed by nobody', strays),
    ...['', summary(campaign)],
  ].join('\n')
}

/** The same as plain JSON. */
export function reportJson(campaign: Campaign, { seed, rate }: CampaignOptions): object {
  const { runs, findings, leaks, strays, requests, faults, durationMs } = campaign
  return {
    ...{ seed, rate, passed: hasPassed(campaign) },
    ...{ runs: runs.length, requests, faults, durationMs: Math.round(durationMs) },
    ...{ table: tally(runs, findings), errors: Object.fromEntries(errorCodes(runs)) },
    ...{
      network: tallyNetwork(runs, findings),
      unknown: causesOfUnknown(runs),
      punctuality: punctuality(runs),
    },
    ...{ findings: findings.map(findingJson), leaks, strays },
  }
}

const counts = [
  'runs',
  'ok',
  'not_applied',
  'applied',
  'unknown',
  'lies',
  'doubles',
  'lost',
  'broken',
] as const

function tableOf(rows: readonly TallyRow[]): string {
  const totals = counts.map((field) => rows.reduce((sum, row) => sum + row[field], 0))
  const all = {
    lane: 'all',
    operation: '',
    ...Object.fromEntries(counts.map((field, at) => [field, totals[at]])),
  }
  const cells = (row: TallyRow) => [
    ...[row.lane, row.operation, ...counts.map((field) => row[field])],
    `${((100 * row.unknown) / Math.max(1, row.runs)).toFixed(1)} %`,
  ]
  return textTable([
    ['instance', 'operation', ...counts, 'unknown share'],
    ...[...rows, all as TallyRow].map(cells),
  ])
}

function networkTable({ runs, findings }: Campaign): readonly string[] {
  const rows = tallyNetwork(runs, findings)
  if (rows.length === 0) return []
  return [
    textTable([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row) as (string | number)[])]),
  ]
}

const reasonTable = (causes: readonly UnknownCause[]): string =>
  textTable([
    ['times', 'in truth applied', 'error code', 'because'],
    ...reasonsOfUnknown(causes).map(({ times, applied, code, reason }) => [times, applied, code, reason]),
  ])

function causeTable(causes: readonly UnknownCause[]): string {
  const rest = causes.slice(shownCauses).reduce((sum, { times }) => sum + times, 0)
  return textTable([
    ['times', 'instance', 'operation', 'error code', 'met'],
    ...causes
      .slice(0, shownCauses)
      .map(({ times, lane, operation, code, met }) => [times, lane, operation, code, met]),
    ...(rest > 0 ? [[rest, '…', '', '', 'less often']] : []),
  ])
}

function summary({ runs, findings, leaks, strays }: Campaign): string {
  const count = (kind: string) => findings.filter((finding) => finding.kind === kind).length
  const { over50Ms, worstMs } = punctuality(runs)
  return [
    `${count('lie')} lies, ${count('double')} doubles, ${count('lost')} lost updates, ${count('hung')} hung calls,`,
    `${count('late')} late, ${count('held')} held, ${count('crash')} crashes,`,
    `${leaks.length} leaks, ${strays.length} changes by nobody;`,
    `${over50Ms} calls ended more than 50 ms late, the worst ${worstMs} ms`,
  ].join(' ')
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines]

const seconds = (ms: number): string => (ms / 1000).toFixed(1)
