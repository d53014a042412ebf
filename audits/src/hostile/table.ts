import type { TallyRow } from './tally.js'

const headings = [
  'adapter',
  'operation',
  'answers',
  'results',
  'errors',
  'crashes',
  'hangs',
  'wrong',
  'peak heap',
]

/** The tally as lines for a terminal: a row for every operation, and under it the errors by code. */
export function tableOf(rows: readonly TallyRow[]): string {
  const cells = [headings, ...rows.map(cellsOf), totalsOf(rows)]
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
  return [...lines, '', 'errors by code', ...codesOf(rows)].join('\n')
}

function cellsOf(row: TallyRow): readonly string[] {
  const counts = [row.answers, row.results, errorsOf(row), row.crashes, row.hangs, row.wrong].map(String)
  return [row.adapter, row.operation, ...counts, megabytes(row.heapBytes)]
}

function totalsOf(rows: readonly TallyRow[]): readonly string[] {
  const sum = (count: (row: TallyRow) => number) => String(rows.reduce((total, row) => total + count(row), 0))
  const counts = [
    ...[sum((row) => row.answers), sum((row) => row.results), sum(errorsOf)],
    ...[sum((row) => row.crashes), sum((row) => row.hangs), sum((row) => row.wrong)],
  ]
  return ['all', '', ...counts, megabytes(Math.max(0, ...rows.map((row) => row.heapBytes)))]
}

function codesOf(rows: readonly TallyRow[]): readonly string[] {
  const totals = new Map<string, Map<string, number>>()
  for (const { adapter, errors } of rows) {
    const codes = totals.get(adapter) ?? new Map<string, number>()
    for (const [code, count] of errors) codes.set(code, (codes.get(code) ?? 0) + count)
    totals.set(adapter, codes)
  }
  return [...totals].map(([adapter, codes]) => {
    const sorted = [...codes].sort(([, one], [, other]) => other - one)
    return `${adapter}: ${sorted.map(([code, count]) => `${code} ${count}`).join(', ')}`
  })
}

function errorsOf({ errors }: TallyRow): number {
  return [...errors.values()].reduce((total, count) => total + count, 0)
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`
}
