import { inspect } from 'node:util'
import type { Answered, Handlers, Question } from './handlers.js'

/** The side of the process that is asked: it answers until the other side hangs up. */
export function answerQuestions<H extends Handlers<H>>(handlers: H): void {
  process.on('message', ({ id, name, input }: Question) => {
    const handle: (input: never) => unknown = handlers[name as keyof H]
    void Promise.resolve()
      .then(() => handle(input as never))
      .then((answer): Answered => ({ id, answer }))
      .catch((error: unknown): Answered => ({ id, failure: inspect(error) }))
      .then((answered) => process.send?.(answered))
  })
  process.on('disconnect', () => process.exit())
}
