import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { passOn } from './pass-on.js'
import { told, type Fault } from './fault.js'

/** A request as it arrived. */
export interface TappedRequest {
  readonly method: string
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Whether the backend changed something because of it. */
  changed: boolean
  /** What became of it, in words. */
  became: string
  /** Resolves when its connection is closed before an answer was sent. */
  readonly abandoned: Promise<void>
}

/** Stands between an adapter and a backend, sees every request, and breaks some. */
export interface Tap {
  readonly requests: TappedRequest[]
  /** The address to send to, instead of this one. */
  originFor(upstream: string): Promise<string>
  /** Asked for each request, with its number from 1. */
  playing(faultFor: (nth: number) => Fault | undefined): void
  /** Resolves when this many requests have arrived. */
  arrived(count: number): Promise<void>
  close(): Promise<void>
}

export function openTap(effectsSoFar: () => number): Tap {
  const servers = new Map<string, Promise<Server>>()
  const requests: TappedRequest[] = []
  const waiting: { readonly count: number; readonly resolve: () => void }[] = []
  let faultFor: (nth: number) => Fault | undefined = () => undefined

  return {
    requests,
    async originFor(upstream) {
      const opening = servers.get(upstream) ?? listen(upstream)
      servers.set(upstream, opening)
      return `http://127.0.0.1:${((await opening).address() as AddressInfo).port}`
    },
    playing(chosen) {
      faultFor = chosen
    },
    arrived: (count) =>
      requests.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
    async close() {
      for (const server of await Promise.all(servers.values())) {
        const closed = once(server, 'close')
        server.close()
        server.closeAllConnections()
        await closed
      }
    },
  }

  async function listen(upstream: string): Promise<Server> {
    const server = createServer((incoming, response) => {
      answer(upstream, incoming, response).catch(() => response.destroy())
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return server
  }

  async function answer(upstream: string, incoming: IncomingMessage, response: ServerResponse) {
    const request = await record(incoming, response)
    const fault = faultFor(requests.length)
    for (const { resolve } of waiting.filter(({ count }) => count <= requests.length)) resolve()
    if (fault !== undefined) request.became = told(fault)
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'drop_before') {
      response.destroy()
      return
    }
    if (fault?.kind === 'answer') {
      response.writeHead(fault.status, fault.headers).end(fault.body)
      return
    }
    if (fault?.kind === 'redirect') {
      const location = `http://${request.headers['host'] ?? ''}/elsewhere?${fault.query ?? ''}`
      response.writeHead(307, { location }).end()
      return
    }
    const before = effectsSoFar()
    const passed = await passOn(upstream, request).catch((error: unknown) => {
      request.became = `the backend gave no answer: ${String(error)}`
      throw error
    })
    request.changed = effectsSoFar() > before
    request.became = [`answered ${passed.status}`, ...(fault ? [request.became] : [])].join(', and ')
    if (fault?.kind === 'drop_after') {
      response.destroy()
      return
    }
    if (fault?.kind === 'cut') {
      const whole = Buffer.from(passed.body)
      response.writeHead(passed.status, { ...passed.headers, 'content-length': whole.length })
      response.write(whole.subarray(0, whole.length / 2), () => response.destroy())
      return
    }
    const body =
      fault === undefined ? passed.body : JSON.stringify(fault.change(JSON.parse(passed.body) as object))
    response.writeHead(passed.status, passed.headers).end(body)
  }

  async function record(incoming: IncomingMessage, response: ServerResponse): Promise<TappedRequest> {
    const abandoned = new Promise<void>((resolve) => {
      response.once('close', () => {
        if (!response.writableEnded) resolve()
      })
    })
    const body = (await buffer(incoming)).toString()
    const { method = '', url: path = '' } = incoming
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    )
    const request = { method, path, headers, body, changed: false, became: 'not answered', abandoned }
    requests.push(request)
    return request
  }
}
