// The process that is measured: the sandbox as `npm run sandbox` starts it, with its page. It tells the process that
// started it where it listens, and then answers questions about itself.
import { startSandbox } from '@cardlane/sandbox'
import { createAnswers } from './answers.js'
import { describeServed } from './served.js'
import type { Answered, Question } from './server-process.js'

const sandbox = await startSandbox({ seed: 'bench', page: true })
const answers = createAnswers(sandbox)

process.on('message', ({ id, asked }: Question) => {
  process.send?.({ id, answer: answers[asked]() } satisfies Answered)
})
process.on('disconnect', () => void sandbox.close())
process.send?.(describeServed(sandbox))
