import { hunt } from './hunt.js'
import { mutants } from './mutants.js'

const survivors: string[] = []
for (const mutant of mutants) {
  const caught = await hunt(mutant)
  if (caught === undefined) survivors.push(mutant.name)
  console.log(
    `${caught === undefined ? '✗ survives' : '✓ caught  '}  ${mutant.subject.adapter.name}, ${mutant.name}`,
  )
  if (caught !== undefined)
    console.log(`              by ${caught.group}: ${caught.name}\n              ${caught.reason}`)
}
console.log(`\n${mutants.length - survivors.length} of ${mutants.length} broken adapters are caught`)
if (survivors.length > 0) process.exitCode = 1
