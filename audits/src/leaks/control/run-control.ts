import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newText } from '../search/canary.js'
import { createSearcher } from '../search/searcher.js'
import { captureOutput } from '../stage/process-output.js'
import { tapWire } from '../stage/wire-tap.js'
import type { Tally } from '../tally.js'
import type { PublishedClient } from './client.js'
import { silaSdk } from './sila-sdk.js'
import { silamoneySdk } from './silamoney-sdk.js'

const clients: readonly (readonly [PublishedClient, RequestListener])[] = [
  [silaSdk, (_request, response) => response.end('{}')],
  [silamoneySdk, (request) => request.socket.destroy()],
]

/** Searches published clients on the same surfaces, with new keys in them. */
export async function runControl(tally: Tally): Promise<void> {
  for (const [client, listener] of clients) await auditClient(client, listener, tally)
}

async function auditClient(client: PublishedClient, listener: RequestListener, tally: Tally): Promise<void> {
  const keys = { app: newText.key(), user: newText.key() }
  const searcher = createSearcher([
    { name: 'key of the app', text: keys.app },
    { name: 'key of the user', text: keys.user },
  ])
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const output = captureOutput()
  const tap = tapWire(searcher.plant)
  try {
    const exhibits = await client.use({ origin, keys, searcher })
    const printed = { what: 'output of the process', value: output.take() }
    tally.countCall(client.name)
    tally.search({ subject: client.name, scenario: 'control', call: 'all' }, [...exhibits, printed], searcher)
  } finally {
    tap.close()
    await output.close()
    server.closeAllConnections()
    server.close()
  }
}
