/** Things that have the same key, in the order of their first coming. */
export function group<T>(
  things: readonly T[],
  keyOf: (thing: T) => string,
): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const thing of things) {
    const found = groups.get(keyOf(thing))
    if (found === undefined) groups.set(keyOf(thing), [thing])
    else found.push(thing)
  }
  return [...groups.values()]
}
