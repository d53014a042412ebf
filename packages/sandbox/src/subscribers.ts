export interface Subscribers<T> {
  /** Returns a function that ends the subscription. */
  readonly add: (listener: (news: T) => void) => () => void
  readonly tell: (news: T) => void
}

/** One that throws is warned about, and keeps nobody else from hearing. */
export function createSubscribers<T>(): Subscribers<T> {
  const listeners = new Set<(news: T) => void>()
  return {
    add(listener) {
      // The same function may be given twice, and ended once.
      const own = (news: T): void => {
        listener(news)
      }
      listeners.add(own)
      return () => {
        listeners.delete(own)
      }
    },
    tell(news) {
      for (const listener of listeners) {
        try {
          listener(news)
        } catch (error) {
          process.emitWarning(`A listener of the sandbox threw: ${String(error)}`)
        }
      }
    },
  }
}
