/** Requests that are processed after their connection was closed. */
export interface LateRequests {
  /** How many are still to be processed. */
  readonly pending: () => number
  /** Waits for real milliseconds. Gives `false`, and at once, when they are given up before that. */
  readonly due: (ms: number) => Promise<boolean>
  /** None of those that wait is processed. */
  readonly giveUp: () => void
  /** Gives up those that wait, and all that come later. */
  readonly close: () => void
}

export function createLateRequests(): LateRequests {
  const waiting = new Map<NodeJS.Timeout, (isDue: boolean) => void>()
  let isClosed = false

  const giveUp = (): void => {
    for (const [timer, resolve] of waiting) {
      clearTimeout(timer)
      resolve(false)
    }
    waiting.clear()
  }
  return {
    pending: () => waiting.size,
    due(ms) {
      if (isClosed) return Promise.resolve(false)
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(timer)
          resolve(true)
        }, ms)
        waiting.set(timer, resolve)
      })
    },
    giveUp,
    close() {
      isClosed = true
      giveUp()
    },
  }
}
