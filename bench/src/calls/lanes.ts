/** So many calls run at the same time where they do. */
export const lanes = 50

/** Makes one for each lane: changes to the cards of one owner wait for each other, so lanes need owners of their own. */
export function forEachLane<T>(make: (lane: number) => T): readonly T[] {
  return Array.from({ length: lanes }, (_, lane) => make(lane))
}

/** The one of a lane. */
export function ofLane<T>(all: readonly T[], lane: number): T {
  const own = all[lane]
  if (own === undefined) throw new RangeError(`There are only ${all.length} lanes.`)
  return own
}
