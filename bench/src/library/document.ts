import { isHeld, type Reach } from './reach.js'
import type { Conditions } from './results.js'
import type { Table } from './tables.js'

const begin = '<!-- Written by npm run bench from here. -->'
const end = '<!-- Written by npm run bench up to here. -->'

/** The document with another middle. @throws Error when it does not say where that is. */
export function withMiddle(document: string, middle: string): string {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The document has no lines "${begin}" and "${end}".`)
  return `${document.slice(0, from + begin.length)}\n\n${middle}\n\n${document.slice(to)}`
}

interface Content {
  readonly conditions: Conditions
  readonly tables: readonly Table[]
  readonly reaches: readonly Reach[]
  /** File names, in the folder `pictures`. */
  readonly charts: readonly string[]
}

/** What was measured, in Markdown. */
export function middleOf({ conditions, tables, reaches, charts }: Content): string {
  const { date, node, processor, cores, versions } = conditions
  const measured = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  const missed = reaches.filter((reach) => !isHeld(reach))
  return [
    `Measured on ${date}: Node ${node}, ${processor}, ${cores} cores. ${measured.join(', ')}.`,
    ...(conditions.quick ? ['**This was a quick run: its figures say little.**'] : []),
    missed.length === 0
      ? 'Every goal is held.'
      : `${reaches.length - missed.length} of ${reaches.length} goals are held.`,
    ...charts.map((file) => `![${altText(file)}](pictures/${file})`),
    ...tables.flatMap(({ title, rows }) => [`### ${title}`, markdownTable(rows)]),
  ].join('\n\n')
}

/** Aligned as prettier does, so that the formatter leaves it as it is. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]) => {
    const cells = widths.map((width, column) => {
      const cell = row[column] ?? ''
      return column === 0 ? cell.padEnd(width) : cell.padStart(width)
    })
    return `| ${cells.join(' | ')} |`
  }
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  const [head = [], ...body] = rows
  return [line(head), `| ${rule.join(' | ')} |`, ...body.map(line)].join('\n')
}

function altText(file: string): string {
  return file.includes('cold') ? 'Time to the first call of a process' : 'Processor time of one call'
}
