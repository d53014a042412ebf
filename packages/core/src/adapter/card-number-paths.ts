import { containsCardNumber } from './input/card-number.js'

/** Fields that hold ids, which may be long numbers of somebody else's making. */
const ids = ['id', 'owner', 'providerId', 'paymentId']

/** So many paths are enough to find where they come from. */
const maxPaths = 20

/**
 * The paths, such as `cards.0.name`, of the texts in a result that hold what looks like a full card number; at most 20,
 * and never a text. It looks into plain objects and arrays; ids, hosted links and `meta` are left out.
 */
export function cardNumberPaths(result: unknown): readonly string[] {
  return mayHold(result, 0) ? findPaths(result) : []
}

/** No result of ours is nested more deeply. */
const maxFlatDepth = 5

/** Whether there is something to look for: most results are as flat as they are harmless, and no path has to be kept for them. */
function mayHold(value: unknown, depth: number): boolean {
  if (isText(value)) return containsCardNumber(String(value))
  if (!isPlain(value)) return false
  // What is nested more deeply is searched without recursion, which could exhaust the stack.
  if (depth > maxFlatDepth) return true
  for (const key of Object.keys(value)) {
    if (!ids.includes(key) && mayHold(Reflect.get(value, key), depth + 1)) return true
  }
  return false
}

function findPaths(result: unknown): readonly string[] {
  const found: string[] = []
  const seen = new Set<object>()
  const waiting: Place[] = [{ value: result, key: '', above: undefined }]

  // Not by recursion: what a provider nests deeply must not exhaust the stack.
  for (let next = waiting.pop(); next !== undefined && found.length < maxPaths; next = waiting.pop()) {
    const { value } = next
    if (isText(value) && containsCardNumber(String(value))) found.push(pathOf(next))
    if (!isPlain(value) || seen.has(value)) continue
    seen.add(value)
    for (const key of Object.keys(value).reverse()) {
      if (!ids.includes(key)) waiting.push({ value: Reflect.get(value, key), key, above: next })
    }
  }
  return found
}

interface Place {
  readonly value: unknown
  readonly key: string
  readonly above: Place | undefined
}

function pathOf(place: Place): string {
  const keys: string[] = []
  for (let each = place; each.above !== undefined; each = each.above) keys.push(each.key)
  return keys.reverse().reduce(joined, '')
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value))
}

/** An instance of a class looks after itself: hosted links and `meta` are secret. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null
}

/** A key may be a text of the provider too, and a path as long as it likes. */
function joined(path: string, key: string): string {
  if (path.length > 200) return path
  const shown = /^[a-z_\d]{1,40}$/i.test(key) && !containsCardNumber(key) ? key : '[key]'
  return path === '' ? shown : `${path}.${shown}`
}
