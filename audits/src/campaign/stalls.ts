import { performance } from 'node:perf_hooks'

/** How long the event loop has been busy, or has not been let to run by the machine. */
export interface Stalls {
  /** So far, in milliseconds. */
  totalMs(): number
  close(): void
}

/** What comes late by this is nobody's waiting: only while the loop is idle can a call be waiting for something. */
export function watchStalls(intervalMs = 5): Stalls {
  let tick = { at: performance.now(), loop: performance.eventLoopUtilization() }
  let total = 0
  const sinceTick = () => {
    const { active } = performance.eventLoopUtilization(tick.loop)
    return Math.max(0, active, performance.now() - tick.at - intervalMs)
  }
  const timer = setInterval(() => {
    total += sinceTick()
    tick = { at: performance.now(), loop: performance.eventLoopUtilization() }
  }, intervalMs)
  return {
    totalMs: () => total + sinceTick(),
    close() {
      clearInterval(timer)
    },
  }
}
