/** Where a value is in a JSON document: keys and indices from the root. */
export type JsonPath = readonly (string | number)[]

/** Every place of a document, the root first. */
export function pathsOf(value: unknown, path: JsonPath = []): readonly JsonPath[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inside = Array.isArray(value)
    ? value.flatMap((each: unknown, index) => pathsOf(each, [...path, index]))
    : Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]))
  return [path, ...inside]
}

/** What takes the place of a value: `undefined` deletes it. */
export type Change = (value: unknown) => unknown

/** The document with the value at a path changed. What it was made of stays as it is. */
export function changeAt(value: unknown, path: JsonPath, change: Change): unknown {
  const [step, ...rest] = path
  if (step === undefined) return change(value)
  if (Array.isArray(value)) {
    return value
      .map((each: unknown, index) => (index === step ? changeAt(each, rest, change) : each))
      .filter((each) => each !== undefined)
  }
  const object = value as Record<string, unknown>
  return { ...object, [step]: changeAt(object[step], rest, change) }
}

/** A number that JSON can tell and JavaScript cannot. */
export class Literal {
  constructor(readonly json: string) {}
}

/** JSON with `Literal`s as they are. */
export function jsonText(value: unknown): string {
  const literals: string[] = []
  const text = JSON.stringify(value, (_key, each: unknown) => {
    if (!(each instanceof Literal)) return each
    literals.push(each.json)
    return mark(literals.length - 1)
  }) as string | undefined
  return literals.reduce(
    (json, literal, index) => json.replace(`"${mark(index)}"`, () => literal),
    text ?? '',
  )
}

function mark(index: number): string {
  return `a number of no. ${index} to be put here`
}
