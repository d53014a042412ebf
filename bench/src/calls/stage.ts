import type { Ask } from '../process/handlers.js'
import { startProcess } from '../process/start-process.js'
import type { AnswerServer, Counts } from './answer-server.js'
import type { Load, Sample, SubjectHost } from './subject-host.js'
import { subjects, type SubjectName } from './subject-list.js'

/** A subject that can be measured. */
export interface OnStage {
  readonly name: SubjectName
  /** Runs calls. @throws Error unless the server has seen exactly what they have to send. */
  run(load: Load): Promise<Sample>
  heapUsed(): Promise<number>
  stop(): Promise<void>
}

/** Where subjects meet their server, each in a process of its own. */
export interface Stage {
  readonly origin: string
  bring(name: SubjectName, instances?: number): Promise<OnStage>
  stop(): Promise<void>
}

/** How processes are started; a test stays in its own. */
export interface StartProcesses {
  readonly server: () => Promise<{ readonly ask: Ask<AnswerServer['handlers']>; stop(): Promise<void> }>
  readonly subject: (name: SubjectName) => { readonly ask: Ask<SubjectHost>; stop(): Promise<void> }
}

export const inProcesses: StartProcesses = {
  server: () =>
    Promise.resolve(startProcess<AnswerServer['handlers']>(new URL('./server-main.js', import.meta.url))),
  subject: (name) => startProcess<SubjectHost>(new URL('./subject-main.js', import.meta.url), [name]),
}

export async function openStage(start: StartProcesses): Promise<Stage> {
  const server = await start.server()
  const origin = await server.ask('origin')
  return {
    origin,
    async bring(name, instances = 1) {
      const host = start.subject(name)
      await host.ask('open', { origin, instances })
      return {
        name,
        async run(load) {
          await server.ask('counts')
          const sample = await host.ask('run', load)
          checkCounts(name, load.runIn + load.calls, await server.ask('counts'))
          return sample
        },
        heapUsed: () => host.ask('heapUsed'),
        stop: () => host.stop(),
      }
    },
    stop: () => server.stop(),
  }
}

/** Sila's token is fetched before the first call of an instance, and is no part of any. */
const fetchToken = 'POST /token/auth_token'

export function checkCounts(name: SubjectName, calls: number, seen: Counts): void {
  const { [fetchToken]: _, ...counted } = seen
  const expected = Object.fromEntries(
    Object.entries(subjects[name].requests).map(([route, times]) => [route, times * calls]),
  )
  const routes = new Set([...Object.keys(expected), ...Object.keys(counted)])
  const wrong = [...routes].filter((route) => expected[route] !== counted[route])
  if (wrong.length === 0) return
  const told = wrong.map(
    (route) => `${route} ${counted[route] ?? 0} times instead of ${expected[route] ?? 0}`,
  )
  throw new Error(`In ${calls} calls of ${name} the server saw ${told.join(', ')}.`)
}
