import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { passedOn } from './pass-on.js'

/** Where Node.js tells of requests that begin: those of `node:http`, and those of `fetch`. */
const channels = ['http.client.request.start', 'undici:request:create']

/** Counts the HTTP requests that this process begins while `act` runs, however they are sent, but for those of the kit. */
export async function countRequests(act: () => Promise<unknown>): Promise<number> {
  let count = 0
  const listener = (message: unknown) => {
    if (!isOfTheKit(message)) count += 1
  }
  for (const channel of channels) subscribe(channel, listener)
  try {
    await act()
    return count
  } finally {
    for (const channel of channels) unsubscribe(channel, listener)
  }
}

function isOfTheKit(message: unknown): boolean {
  const { request } = message as { readonly request: { getHeader?: (name: string) => unknown } }
  return request.getHeader?.(passedOn) !== undefined
}
