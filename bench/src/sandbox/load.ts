import { createClient, type Call, type Send } from './client.js'

/** Something that a client does, in one request or in a few that follow from each other. */
export type Scenario = (send: Send) => Promise<void>

/** One request after which nothing has to be done. */
export const single =
  (call: () => Call): Scenario =>
  async (send) => {
    await send(call())
  }

export const connections = 16

export interface Load {
  readonly requests: number
  readonly seconds: number
  /** Of each request, in milliseconds, as the client sees it. */
  readonly latencies: readonly number[]
}

/**
 * Runs scenarios in turn, on 16 connections that each begin the next one when they have done with the last, until so
 * many requests were sent. It ends a scenario that it has begun, so there may be a few more.
 */
export async function runLoad(scenarios: readonly Scenario[], requests: number): Promise<Load> {
  const client = createClient()
  const latencies: number[] = []
  let turn = 0
  let sent = 0

  const send: Send = async (call) => {
    sent += 1
    const begun = performance.now()
    const answer = await client.send(call)
    latencies.push(performance.now() - begun)
    return answer
  }
  const work = async (): Promise<void> => {
    while (sent < requests) {
      const scenario = scenarios[turn % scenarios.length]
      turn += 1
      await scenario?.(send)
    }
  }

  try {
    const begun = performance.now()
    await Promise.all(Array.from({ length: connections }, work))
    return { requests: sent, seconds: (performance.now() - begun) / 1000, latencies }
  } finally {
    client.close()
  }
}
