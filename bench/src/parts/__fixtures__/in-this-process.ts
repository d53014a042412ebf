import type { Asked, Handlers } from '../../process/handlers.js'
import { startAnswerServer } from '../../server/answer-server.js'
import { createClientHost } from '../client-host.js'
import type { StartProcesses } from '../open-bench.js'

/** A server and clients without processes of their own, for tests. */
export const inThisProcess: StartProcesses = {
  async server() {
    const { handlers, close } = await startAnswerServer()
    return asked(handlers, close)
  },
  client: ({ client }) => asked(createClientHost(client), () => Promise.resolve()),
}

function asked<H extends Handlers<H>>(handlers: H, stop: () => Promise<void>): Asked<H> {
  return {
    ask: async (name, ...[input]) =>
      (await (handlers[name] as unknown as (input: unknown) => unknown)(input)) as never,
    stop,
  }
}
