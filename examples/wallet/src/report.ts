import type { Step } from './step.js'
import { textTable } from './text-table.js'

/** Operation by provider: what happened, requests sent, milliseconds. Reasons stand below, by number. */
export function report(stories: readonly (readonly [string, readonly Step[]])[]): string {
  const notes: string[] = []
  const cell = (step: Step | undefined) => {
    if (step === undefined) return ''
    const reason = step.broken === undefined ? step.note : `NOT AS PROMISED: ${step.broken}`
    const mark = reason === undefined ? '' : ` [${String(notes.push(reason))}]`
    return `${step.text}${mark} · ${String(step.requests)} req · ${String(step.ms)} ms`
  }

  const [, first = []] = stories[0] ?? []
  const rows = first.map(({ operation }, index) => [
    operation,
    ...stories.map(([, steps]) => cell(steps[index])),
  ])
  const table = textTable([['', ...stories.map(([name]) => name)], ...rows])
  return [table, ...notes.map((note, index) => `[${String(index + 1)}] ${note}`)].join('\n')
}
