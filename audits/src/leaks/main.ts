// Set before anything is loaded that looks at it: debug output is searched, too.
process.env['DEBUG'] = '*'

const { allScenarios } = await import('./scenarios/all-scenarios.js')
const { allSubjects } = await import('./subjects/subjects.js')
const { describeOutcome, hasPassed } = await import('./report.js')
const { runAudit } = await import('./run-audit.js')

const outcome = await runAudit(allSubjects(), { scenarios: allScenarios, formsOf: ({ forms }) => forms })
console.log(describeOutcome(outcome))
if (!hasPassed(outcome)) process.exitCode = 1

export {}
