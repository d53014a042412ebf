import { request, type IncomingHttpHeaders } from 'node:http'
import type { RequestLogEntry, Sandbox } from '../index.js'
import type { Sent } from './send.js'

/** What came back, byte by byte, also where the connection ended too early. */
export interface RawAnswer {
  /** 0 where no answer began. */
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** Whether everything that was announced has come. */
  readonly complete: boolean
  /** The code of the error that ended the connection. */
  readonly error?: string
}

const nothing = { status: 0, headers: {}, body: Buffer.alloc(0), complete: false }

const codeOf = (error: Error): string => String(Reflect.get(error, 'code') ?? error.name)

/** One request on a connection of its own, followed by nobody and decoded by nobody. */
export function sendRaw({ url, body, ...init }: Sent, signal?: AbortSignal): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const outgoing = request(url, { ...init, agent: false, ...(signal && { signal }) }, (incoming) => {
      const chunks: Buffer[] = []
      const answer = () => ({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        body: Buffer.concat(chunks),
        complete: incoming.complete,
      })
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        resolve(answer())
      })
      incoming.on('error', (error) => {
        resolve({ ...answer(), error: codeOf(error) })
      })
    })
    outgoing.on('error', (error) => {
      resolve({ ...nothing, error: codeOf(error) })
    })
    outgoing.end(body)
  })
}

/** The next request that this sandbox tells of. */
export function nextRequest(sandbox: Sandbox): Promise<RequestLogEntry> {
  return new Promise((resolve) => {
    const stop = sandbox.onRequest((entry) => {
      stop()
      resolve(entry)
    })
  })
}
