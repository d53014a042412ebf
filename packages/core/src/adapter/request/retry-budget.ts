/** How many retries there are before any request has been made: enough for a process that makes one call. */
const maxRetries = 10
const earnedPerRequest = 0.09

/**
 * Keeps retries from multiplying an outage: ten, and nine more for every hundred requests, so that a thousand requests that
 * all fail become 1,100 at most. One for each provider instance.
 */
export class RetryBudget {
  #retries = maxRetries

  /** A request is made for the first time. */
  earn(): void {
    this.#retries = Math.min(maxRetries, this.#retries + earnedPerRequest)
  }

  /** Takes one retry, if there is one. */
  trySpend(): boolean {
    if (this.#retries < 1) return false
    this.#retries -= 1
    return true
  }
}
