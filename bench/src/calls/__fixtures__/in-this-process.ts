import type { Asked, Handlers } from '../../process/handlers.js'
import { startAnswerServer } from '../answer-server.js'
import type { StartProcesses } from '../stage.js'
import { createSubjectHost } from '../subject-host.js'

/** A stage without processes of its own, for tests. */
export const inThisProcess: StartProcesses = {
  async server() {
    const { handlers, close } = await startAnswerServer()
    return asked(handlers, close)
  },
  subject: (name) => asked(createSubjectHost(name), () => Promise.resolve()),
}

function asked<H extends Handlers<H>>(handlers: H, stop: () => Promise<void>): Asked<H> {
  return {
    ask: async (name, ...[input]) => (await (handlers[name] as unknown as (input: unknown) => unknown)(input)) as never,
    stop,
  }
}
