/** How long the event loop has done nothing for anybody, or nothing but one thing. */
export interface Stalls {
  /** So far, in milliseconds. */
  totalMs(): number
  close(): void
}

/** What comes late by this is the machine's doing. */
export function watchStalls(intervalMs = 5): Stalls {
  let tickedAt = performance.now()
  let total = 0
  const open = () => Math.max(0, performance.now() - tickedAt - intervalMs)
  const timer = setInterval(() => {
    total += open()
    tickedAt = performance.now()
  }, intervalMs)
  return {
    totalMs: () => total + open(),
    close() {
      clearInterval(timer)
    },
  }
}
