/** Freezes plain objects and arrays, all the way down. Instances of classes look after themselves. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== Array.prototype) return value
  for (const each of Object.values(value)) deepFreeze(each)
  return Object.freeze(value)
}
