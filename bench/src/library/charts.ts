import { subjectNames, subjects } from '../calls/subject-list.js'
import { firstCallPrograms } from '../cold/programs.js'
import { summary } from '../measure/summary.js'
import { barChart, type BarKind } from './bar-chart.js'
import type { Results } from './results.js'

const legend = { ours: 'Cardlane', bare: 'a bare client, signing included', theirs: 'published packages' }

/** The pictures of the documentation, by file name. */
export function chartsOf({ calls, cold }: Results): Readonly<Record<string, string>> {
  const programs = firstCallPrograms('')
  const firsts = Object.keys(programs) as (keyof typeof programs)[]
  return {
    'performance-calls.svg': barChart({
      title: 'Processor time of one call, in milliseconds: less is better',
      ...{ digits: 2, legend },
      bars: subjectNames.map((name) => {
        const { label } = subjects[name]
        const { median, low, high } = summary(calls[name].sequential.map(({ cpuMsPerCall }) => cpuMsPerCall))
        return { label, kind: kindOf(label), value: median, low, high }
      }),
    }),
    'performance-cold-start.svg': barChart({
      title: 'From the start of a process to the end of its first call, in milliseconds',
      ...{ digits: 0, legend: { ...legend, bare: 'node by itself' } },
      bars: (['bare', ...firsts] as const).map((name) => {
        const label = name === 'bare' ? 'node by itself' : programs[name].label
        const { median, low, high } = summary(cold[name])
        return { label, kind: name === 'bare' ? 'bare' : kindOf(label), value: median, low, high }
      }),
    }),
  }
}

function kindOf(label: string): BarKind {
  if (label.startsWith('Cardlane')) return 'ours'
  return label.startsWith('bare') ? 'bare' : 'theirs'
}
