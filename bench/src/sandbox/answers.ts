import type { Sandbox } from '@cardlane/sandbox'

/** What can be asked about the sandbox and its process, and the answers. */
export interface Answers {
  /** After the garbage has been collected, where Node lets that be asked for. */
  memory: Memory
  /** Milliseconds of processor time since the start, of all threads. */
  cpuMs: number
  /** Card tokens as a browser would get them. */
  paywallTokens: readonly string[]
  silaTokens: readonly string[]
}

/** Bytes. */
export interface Memory {
  readonly heapUsed: number
  readonly rss: number
}

/** Asks the process of the sandbox. */
export type Ask = <Asked extends keyof Answers>(asked: Asked) => Promise<Answers[Asked]>

const tokensAtOnce = 100

export function createAnswers({ paywall, sila }: Sandbox): {
  [Asked in keyof Answers]: () => Answers[Asked]
} {
  return {
    memory() {
      // Twice, because what the first one finalises is freed by the second.
      globalThis.gc?.()
      globalThis.gc?.()
      const { heapUsed, rss } = process.memoryUsage()
      return { heapUsed, rss }
    },
    cpuMs() {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1000
    },
    paywallTokens: () => Array.from({ length: tokensAtOnce }, () => paywall.issueCardToken()),
    silaTokens: () => Array.from({ length: tokensAtOnce }, () => sila.issueCardToken()),
  }
}
