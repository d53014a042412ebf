/** How many retries there are before any request has been made: enough for a process that makes one call. */
const reserve = 10
const perRequest = 0.09

/**
 * What keeps retries from multiplying an outage: ten, and nine more for every hundred requests, so that a thousand requests
 * which all fail become 1,100 at most. One for each provider instance.
 */
export interface RetryBudget {
  /** A request is made for the first time. */
  earn(): void
  /** Takes one retry, if there is one. */
  spend(): boolean
}

export function createRetryBudget(): RetryBudget {
  let retries = reserve
  return {
    earn() {
      retries = Math.min(reserve, retries + perRequest)
    },
    spend() {
      if (retries < 1) return false
      retries -= 1
      return true
    },
  }
}
