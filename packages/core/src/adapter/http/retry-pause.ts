const baseMs = 200
const capMs = 10_000

/** Exponential backoff with full jitter, in milliseconds: anything from nothing to 200, 400, 800 … 10,000. */
export function backoffMs(failures: number, random: () => number): number {
  return Math.floor(random() * Math.min(capMs, baseMs * 2 ** (failures - 1)))
}

/** What a `Retry-After` header asks for, in milliseconds: it holds seconds or an HTTP date. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
