/** Milliseconds, or a number and a unit: `250ms`, `90s`, `31m`, `8h`, `2d`. */
export type Duration = number | string

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** @throws RangeError when it is no duration, or a negative one. */
export function durationMs(duration: Duration): number {
  const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(duration).trim()) ?? []
  const ms = typeof duration === 'number' ? duration : Number(count) * (units[unit] ?? NaN)
  if (Number.isFinite(ms) && ms >= 0) return ms
  throw new RangeError('A duration is milliseconds, or a text such as 250ms, 90s, 31m, 8h or 2d.')
}
