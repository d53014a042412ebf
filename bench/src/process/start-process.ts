import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Answered, Asked, Handlers, Question } from './handlers.js'

interface ProcessSettings {
  readonly args?: readonly string[]
  /** The binary of Node. Default: this one. */
  readonly execPath?: string | undefined
  /** Added to this process' own. */
  readonly env?: Readonly<Record<string, string>>
}

/** Starts a module that calls `answerQuestions`, in a process of its own. Questions fail when it ends before its time. */
export function startProcess<H extends Handlers<H>>(
  module: URL,
  { args = [], execPath = process.execPath, env = {} }: ProcessSettings = {},
): Asked<H> {
  const child = fork(fileURLToPath(module), args, {
    execPath,
    env: Object.assign({}, process.env, env),
    execArgv: ['--expose-gc'],
    // What is measured may print on its own account, and that is not ours to show.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const waiting = new Map<number, (answered: Answered) => void>()
  let questions = 0

  child.on('message', (answered: Answered) => {
    waiting.get(answered.id)?.(answered)
  })
  child.on('exit', () => {
    for (const [id, settle] of waiting) settle({ id, failure: `The process of ${args.join(' ')} has ended.` })
  })

  return {
    async ask(name, ...[input]) {
      questions += 1
      const id = questions
      const answered = await new Promise<Answered>((resolve) => {
        waiting.set(id, resolve)
        child.send({ id, name, input } satisfies Question)
      })
      waiting.delete(id)
      if (answered.failure !== undefined) throw new Error(answered.failure)
      return answered.answer as never
    },
    async stop() {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
