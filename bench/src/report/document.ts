import type { Results } from '../run/results.js'
import { isHeld, type Goal } from './goal.js'
import { markdownTable } from './markdown-table.js'
import { tablesOf } from './tables.js'

const begin = '<!-- Written by npm run bench from here. -->'
const end = '<!-- Written by npm run bench up to here. -->'

/** The document with another middle. @throws Error when it does not say where that is. */
export function withMiddle(document: string, middle: string): string {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The document has no lines "${begin}" and "${end}".`)
  return `${document.slice(0, from + begin.length)}\n\n${middle}\n\n${document.slice(to)}`
}

/** What was measured, in Markdown: for the document, and for a terminal. */
export function middleOf(results: Results, goals: readonly Goal[]): string {
  const { date, node, processor, cores, versions, quick } = results.conditions
  const measured = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  const held = goals.filter(isHeld).length
  return [
    `Measured on ${date}: Node ${node}, ${processor}, ${cores} cores. ${measured.join(', ')}.`,
    ...(quick ? ['**This was a quick run: its figures say little.**'] : []),
    held === goals.length ? 'Every goal is held.' : `${held} of ${goals.length} goals are held.`,
    ...tablesOf(results, goals).flatMap(({ title, rows, notes = [] }) => {
      const below = notes.length === 0 ? [] : [notes.join('\n')]
      return [`### ${title}`, markdownTable(rows), ...below]
    }),
  ].join('\n\n')
}
