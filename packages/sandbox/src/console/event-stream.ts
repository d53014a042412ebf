import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { streamSSE, type SSEStreamingApi } from 'hono/streaming'
import type { RequestFeed } from './request-feed.js'

const heartbeatMs = 15_000

/**
 * Makes what answers with server-sent events: `hello` with the name of this run and the count of its resets, the
 * requests that are kept as `request`, then each as it comes; `state` when the rest should be read again, `reset` when
 * the requests were forgotten. A watcher that reads slowly misses the oldest requests and holds nothing up. A stream
 * ends with its connection, and its heartbeat with it.
 */
export function createEventStream(feed: RequestFeed): (context: Context) => Response {
  const run = randomUUID()
  return (context) => {
    // It has no body, so nothing would ever end what writes one.
    if (context.req.method === 'HEAD') return context.body(null)
    return streamSSE(context, async (stream) => {
      const pulse = createPulse()
      stream.onAbort(pulse.end)
      const unsubscribe = feed.subscribe(pulse.beat)
      try {
        await stream.writeSSE({ event: 'hello', data: JSON.stringify({ run, era: feed.era }) })
        await follow({ feed, stream, pulse })
      } finally {
        unsubscribe()
      }
    })
  }
}

interface Watch {
  readonly feed: RequestFeed
  readonly stream: SSEStreamingApi
  readonly pulse: Pulse
}

async function follow({ feed, stream, pulse }: Watch): Promise<void> {
  let { era } = feed
  let sent = 0
  while (!pulse.ended()) {
    const { version } = feed
    if (era !== feed.era) {
      era = feed.era
      await stream.writeSSE({ event: 'reset', data: '' })
    }
    for (const request of feed.newerThan(sent)) {
      sent = request.number
      await stream.writeSSE({ event: 'request', data: JSON.stringify(request) })
    }
    await stream.writeSSE({ event: 'state', data: '' })
    while (version === feed.version && !pulse.ended()) {
      if ((await pulse.next(heartbeatMs)) === 'silence') await stream.write(': still here\n\n')
    }
  }
}

interface Pulse {
  ended(): boolean
  /** Waits for a beat, the end, or so many real milliseconds: it is a network that must not fall asleep. */
  next(ms: number): Promise<'beat' | 'silence'>
  readonly beat: () => void
  readonly end: () => void
}

function createPulse(): Pulse {
  let ended = false
  let wake: () => void = () => undefined
  return {
    ended: () => ended,
    next: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms, 'silence')
        wake = () => {
          clearTimeout(timer)
          resolve('beat')
        }
      }),
    beat: () => {
      wake()
    },
    end: () => {
      ended = true
      wake()
    },
  }
}
