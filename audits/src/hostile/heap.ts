import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const everyMs = 2

export interface HeapWatch {
  /** Ends the watch, and gives the most that came to be in use beside what was in use before. */
  readonly stop: () => number
}

/** Watches how much memory is in use, in bytes. */
export function watchHeap(): HeapWatch {
  const before = heapBytes()
  let peak = before
  const sample = () => {
    peak = Math.max(peak, heapBytes())
  }
  const timer = setInterval(sample, everyMs)
  return {
    stop() {
      clearInterval(timer)
      sample()
      return peak - before
    },
  }
}

/** What JavaScript holds, and buffers. */
export function heapBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Collects garbage now, so that what is left is what is held. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  // What the first has found unused of buffers, the second gives back.
  collect()
}
