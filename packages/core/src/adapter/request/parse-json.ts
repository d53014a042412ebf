/** The deepest body that a provider documents has five levels. */
const maxDepth = 64

/** About as many as cards of 1 MiB have. Each value that is wrong costs a thousand times its byte, until it is refused. */
const maxValues = 50_000

const [quote, colon, backslash] = [0x22, 0x3a, 0x5c] as const

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The JSON of an answer, or `undefined` where it is none that everybody reads alike (I-JSON, RFC 7493). Bytes that are no
 * UTF-8 are no JSON, whatever `charset` says: replaced by a guess, they would be written back into a card's name. An object
 * that has a key twice means one thing to us and another to somebody else, and a key `__proto__` means harm, so neither is
 * read. A byte order mark is skipped.
 */
export function parseJson(bytes: Buffer): unknown {
  try {
    const text = utf8.decode(bytes)
    const value = JSON.parse(text) as unknown
    return isHarmless(value, membersIn(text)) ? value : undefined
  } catch {
    return undefined
  }
}

/** How many members the objects of a JSON text have, counting a key that comes twice twice. */
function membersIn(json: string): number {
  let members = 0
  let inString = false
  for (let at = 0; at < json.length; at += 1) {
    const char = json.charCodeAt(at)
    if (char === quote) inString = !inString
    else if (!inString) members += char === colon ? 1 : 0
    else if (char === backslash) at += 1
  }
  return members
}

/** Level by level, because a recursion could be made to overflow. */
function isHarmless(root: unknown, membersWritten: number): boolean {
  let level = [root]
  let values = 0
  let members = 0
  for (let depth = 0; level.length > 0; depth += 1) {
    values += level.length
    if (depth > maxDepth || values > maxValues) return false

    const below: unknown[] = []
    for (const each of level) {
      if (!isContainer(each)) continue
      if (Object.hasOwn(each, '__proto__')) return false
      const inside: readonly unknown[] = Object.values(each)
      if (!Array.isArray(each)) members += inside.length
      for (const value of inside) below.push(value)
    }
    level = below
  }
  return members === membersWritten
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
