import type { ConformanceCase, OmittedCase } from '@cardlane/conformance'

interface Outcome {
  readonly name: string
  readonly cases: readonly ConformanceCase[]
  readonly omitted: readonly OmittedCase[]
  readonly failed: number
}

/** How many cases an adapter passes, by group, and what was left out and why. */
export function describeOutcome({ name, cases, omitted, failed }: Outcome): string {
  const reasons = [...new Set(omitted.map(({ reason }) => reason))]
  return [
    `${name}: ${cases.length - failed} of ${cases.length} cases pass`,
    `  ${countsByGroup(cases)}`,
    ...reasons.map((reason) => {
      const left = omitted.filter((each) => each.reason === reason)
      return `  left out, because ${reason}: ${left.length} (${countsByGroup(left)})`
    }),
  ].join('\n')
}

function countsByGroup(cases: readonly { readonly group: string }[]): string {
  const counts = new Map<string, number>()
  for (const { group } of cases) counts.set(group, (counts.get(group) ?? 0) + 1)
  return [...counts].map(([group, count]) => `${group} ${count}`).join(', ')
}
