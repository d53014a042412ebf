import { atOnce } from '../clients/made-up.js'
import { slope, type Point } from '../measure/slope.js'
import type { Bench } from './open-bench.js'

export interface HeapPlan {
  readonly calls: number
  readonly owners: number
  readonly warmUpCalls: number
}

export interface Heap {
  readonly calls: number
  readonly owners: number
  /** Bytes in use after so many calls. */
  readonly marks: readonly Point[]
  /** Bytes for each call, by the line through the marks. */
  readonly slope: number
  /** Processor time of a call in microseconds, before each mark but the first. */
  readonly cpuUs: readonly number[]
}

const marks = 10

/** Whether the heap stays as it is over many calls for many owners. */
export async function measureHeap(
  bench: Bench,
  { calls, owners, warmUpCalls }: HeapPlan,
  tell: (text: string) => void,
): Promise<Heap> {
  const client = await bench.openClient({ client: 'cardlane-sila-token' })
  try {
    await client.run({ calls: 1, atOnce, runIn: warmUpCalls })
    const seen: Point[] = [{ x: 0, y: await client.ask('heapUsed') }]
    const cpuUs: number[] = []
    const part = Math.ceil(calls / marks)
    for (let mark = 1; mark <= marks; mark += 1) {
      const firstOwner = ((mark - 1) * part) % owners
      const { cpuUsPerCall } = await client.run({ calls: part, atOnce, runIn: 0, firstOwner })
      cpuUs.push(cpuUsPerCall)
      seen.push({ x: mark * part, y: await client.ask('heapUsed') })
      tell(`heap: ${mark * part} of ${calls} calls`)
    }
    return { calls, owners, marks: seen, slope: slope(seen), cpuUs }
  } finally {
    await client.stop()
  }
}
