import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { httpBytes } from '../../hostile/reply.js'
import { campaignAgent } from '../request-book.js'
import { fillThreadPool } from './busy.js'
import type { Endpoint } from './endpoint.js'
import { forward, type Answer } from './forward.js'
import type { NetworkFault } from './network-fault.js'

/** A connection to a relay. */
export interface Connection {
  /** The one that TCP speaks on, also below TLS. */
  readonly socket: Socket
  readonly openedAt: number
  requests: number
}

export interface Exchange {
  readonly endpoint: Endpoint
  readonly connection: Connection
  readonly upstream: string
  readonly response: ServerResponse
}

/** Lets the simulator process a request and passes its answer on, or lets it meet a fault. */
export async function answerRequest(request: IncomingMessage, exchange: Exchange): Promise<void> {
  const { endpoint, connection, upstream } = exchange
  connection.requests += 1
  endpoint.arrived += 1
  const isKept = connection.requests > 1
  const fault = endpoint.meet('request') ?? (isKept ? endpoint.meet('kept', connection.openedAt) : undefined)
  const { delayMs } = endpoint
  const body = await buffer(request)
  if (fault !== undefined && isBeforeProcessing(fault)) {
    breakOff(fault, exchange)
    return
  }
  endpoint.pending += 1
  const answer = await forward(request, body, {
    upstream,
    userAgent: userAgentOf(request, endpoint),
  }).finally(() => (endpoint.pending -= 1))
  if (fault === 'pool_busy' || fault === 'pool_crowded') await sleep(delayMs)
  passOn(answer, fault, exchange)
}

/** A call says whose a request is where its application may set headers; the other calls of a worker go one by one. */
function userAgentOf({ headers }: IncomingMessage, { run }: Endpoint): string {
  const own = headers['user-agent'] ?? ''
  return own.startsWith(campaignAgent) || run === undefined ? own : `${campaignAgent}${run.id}`
}

function isBeforeProcessing(fault: NetworkFault): boolean {
  return fault.startsWith('kept_') || ['request_hangs', 'reset_before', 'half_close_before'].includes(fault)
}

function passOn(answer: Answer, fault: NetworkFault | undefined, exchange: Exchange): void {
  const { endpoint, response } = exchange
  switch (fault) {
    case 'reset_after':
    case 'half_close_after':
    case 'answer_hangs':
      breakOff(fault, exchange)
      return
    case 'cut_answer': {
      const { status, headers, body } = answer
      response.writeHead(status, { ...headers, 'content-length': body.length })
      response.write(body.subarray(0, body.length / 2), () => response.socket?.end())
      return
    }
    case 'thread_pool_busy':
      fillThreadPool()
      send({
        ...answer,
        headers: { ...answer.headers, 'content-encoding': 'gzip' },
        body: gzipSync(answer.body),
      })
      return
    case 'stray_answer':
      endpoint.writeStray = writer(httpBytes({ status: answer.status, body: changed(answer.body) }))
      break
    case 'stray_bytes':
      endpoint.writeStray = writer(Buffer.from('\0\0 nobody asked for this\r\n'))
      break
    default:
  }
  send(answer)

  function send({ status, headers, body }: Answer): void {
    response.once('finish', () => (endpoint.answered += 1))
    response.writeHead(status, { ...headers, 'content-length': body.length }).end(body)
  }

  function writer(bytes: Buffer): () => void {
    const { socket } = response
    return () => socket?.write(bytes)
  }
}

/** An answer that would be a lie if it were taken for one. */
const changed = (body: Buffer): string => body.toString().replace(/Blue|Red|First|first|no\./g, 'Stray')

function breakOff(fault: NetworkFault, { endpoint, connection, response }: Exchange): void {
  switch (fault) {
    case 'reset_before':
    case 'reset_after':
    case 'kept_reset':
      connection.socket.resetAndDestroy()
      return
    case 'kept_closed':
      connection.socket.destroy()
      return
    case 'half_close_before':
    case 'half_close_after':
      response.socket?.end()
      break
    default:
  }
  endpoint.hold(connection.socket)
}
