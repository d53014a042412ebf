import type { Benchmark } from './run-benchmark.js'

export const leastPerSecond = 2000

/** How much the heap may grow over a whole run, by the line through its marks. */
export const mostGrowth = 2 * 1024 * 1024

/** What is not as it has to be, in sentences; nothing where all is well. */
export function judge({
  providers,
  everything,
}: Pick<Benchmark, 'providers' | 'everything'>): readonly string[] {
  const slow = [...providers, everything.speed]
    .filter(({ perSecond }) => perSecond < leastPerSecond)
    .map(({ name, perSecond }) => `${name}: ${Math.floor(perSecond)} requests per second are too few.`)
  const growth = everything.heapSlope * everything.speed.requests
  const growing = growth > mostGrowth ? [`The heap has grown by ${Math.round(growth)} bytes.`] : []
  return [...slow, ...growing]
}
