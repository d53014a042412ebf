import { isProxy } from 'node:util/types'

/** Something that can be read inside a value, and how one gets there. */
export interface Leaf {
  readonly path: string
  readonly text: string
}

/** A property that is documented to give a secret, and so is no leak: `link.url`. */
export type IsDoor = (owner: object, key: PropertyKey) => boolean

interface Place {
  readonly value: unknown
  readonly path: string
}

/**
 * Reads everything that can be reached from a value by its properties: hidden ones, symbols, what getters give, those of
 * its classes included, the contents of maps and sets, and bytes.
 */
export function* leavesOf(root: unknown, isDoor: IsDoor): Generator<Leaf> {
  const seen = new Set<unknown>()
  const places: Place[] = [{ value: root, path: '' }]
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const { value, path } = place
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
      yield { path, text: String(value) }
      continue
    }
    if (seen.has(value) || isProxy(value)) continue
    seen.add(value)
    if (typeof value === 'function') yield { path: `${path}()`, text: sourceOf(value) }
    yield* bytesOf(value, path)
    for (const inner of [...contentsOf(value, path), ...propertiesOf(value, path, isDoor)]) {
      yield { path: `${inner.path} (its name)`, text: inner.path.slice(path.length) }
      places.push(inner)
    }
  }
}

function* bytesOf(value: object, path: string): Generator<Leaf> {
  if (!ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer)) return
  const bytes = ArrayBuffer.isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : Buffer.from(value)
  yield { path: `${path} (its bytes)`, text: bytes.toString('latin1') }
  yield { path: `${path} (its bytes)`, text: bytes.toString() }
}

function contentsOf(value: object, path: string): readonly Place[] {
  if (value instanceof Map) {
    return [...value].flatMap(([key, each], at) => [
      { value: key as unknown, path: `${path}.key(${at})` },
      { value: each as unknown, path: `${path}.value(${at})` },
    ])
  }
  return value instanceof Set
    ? [...value].map((each, at) => ({ value: each as unknown, path: `${path}(${at})` }))
    : []
}

function propertiesOf(value: object, path: string, isDoor: IsDoor): readonly Place[] {
  // Bytes have been read at once. What the engine itself has, such as the text that `RegExp` saw last, is not ours.
  if (ArrayBuffer.isView(value) || isNative(value)) return []
  const keys = new Set<PropertyKey>()
  for (
    let owner: object | null = value;
    owner !== null && !isBuiltIn(owner);
    owner = Reflect.getPrototypeOf(owner)
  ) {
    for (const key of Reflect.ownKeys(owner)) keys.add(key)
  }
  // A getter of a class is asked on its instances; on the prototype itself it may do damage.
  if (typeof value === 'function') keys.delete('prototype')
  return [...keys]
    .filter((key) => !isDoor(value, key))
    .map((key) => ({ value: read(value, key), path: `${path}.${String(key)}` }))
}

const builtIns: readonly unknown[] = [Object, Array, Function, Error, Map, Set, Promise].map(
  (constructor): unknown => constructor.prototype,
)

function isBuiltIn(owner: object): boolean {
  return builtIns.includes(owner)
}

/** What a getter gives, or what it throws. */
function read(value: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(value, key)
  } catch (error) {
    return error
  }
}

function isNative(value: object): boolean {
  return typeof value === 'function' && sourceOf(value).endsWith('{ [native code] }')
}

function sourceOf(value: object): string {
  return Function.prototype.toString.call(value)
}
