import { conformanceCases, omittedCases } from '@cardlane/conformance'
import { failuresOf } from './run-cases.js'
import { subjects } from './subjects.js'

for (const [name, subject] of Object.entries(subjects)) {
  const cases = conformanceCases(subject)
  const failed: string[] = []
  for await (const { group, name: caseName, reason } of failuresOf(cases)) {
    failed.push(`  ✗ ${group}: ${caseName}\n      ${reason}`)
  }
  console.log(`${name}: ${cases.length - failed.length} of ${cases.length} cases pass`)
  for (const line of failed) console.log(line)
  for (const [group, number] of countByGroup(cases)) console.log(`  ${group}: ${number}`)
  for (const { group, name: caseName, reason } of omittedCases(subject)) {
    console.log(`  – ${group}: ${caseName} (left out: ${reason})`)
  }
  if (failed.length > 0) process.exitCode = 1
}

function countByGroup(cases: readonly { readonly group: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { group } of cases) counts.set(group, (counts.get(group) ?? 0) + 1)
  return counts
}
