import { conformanceCases, omittedCases } from '@cardlane/conformance'
import { describeOutcome } from './report.js'
import { failuresOf } from './run-cases.js'
import { subjects } from './subjects.js'

for (const [name, subject] of Object.entries(subjects)) {
  const cases = conformanceCases(subject)
  let failed = 0
  for await (const { group, name: caseName, reason } of failuresOf(cases)) {
    failed += 1
    console.log(`✗ ${name}, ${group}: ${caseName}\n    ${reason}`)
  }
  console.log(describeOutcome({ name, cases, omitted: omittedCases(subject), failed }))
  if (failed > 0) process.exitCode = 1
}
