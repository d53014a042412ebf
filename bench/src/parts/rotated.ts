/** The same in a circle, from another one on. */
export function rotated<T>(all: readonly T[], by: number): readonly T[] {
  const start = by % all.length
  return [...all.slice(start), ...all.slice(0, start)]
}
