import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Answers, Ask } from './answers.js'
import type { Served } from './served.js'

export interface Question {
  readonly id: number
  readonly asked: keyof Answers
}

export interface Answered {
  readonly id: number
  readonly answer: Answers[keyof Answers]
}

/** A sandbox that is measured. */
export interface MeasuredSandbox {
  readonly served: Served
  readonly ask: Ask
}

export interface ServerProcess extends MeasuredSandbox {
  readonly stop: () => Promise<void>
}

/** Starts the sandbox in a process of its own. @throws Error when it ends before it listens. */
export async function startServerProcess(): Promise<ServerProcess> {
  const child = fork(fileURLToPath(new URL('./server.js', import.meta.url)), { execArgv: ['--expose-gc'] })
  const ended = once(child, 'exit')
  const first = await Promise.race([once(child, 'message'), ended.then(() => undefined)])
  if (first === undefined) throw new Error('The process of the sandbox has ended before it listened.')

  const waiting = new Map<number, (answer: never) => void>()
  let questions = 0
  child.on('message', ({ id, answer }: Answered) => {
    waiting.get(id)?.(answer as never)
    waiting.delete(id)
  })
  return {
    served: first[0] as Served,
    ask: (asked) =>
      new Promise((resolve) => {
        questions += 1
        waiting.set(questions, resolve)
        child.send({ id: questions, asked } satisfies Question)
      }),
    async stop() {
      child.disconnect()
      await ended
    },
  }
}
