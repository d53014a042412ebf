import { check, Secret, type Adapter } from '@cardlane/core/adapter'
import { newText } from '../search/canary.js'

type Schema = Adapter['options']

/** What a schema is made of, as far as credentials can be inside. */
interface Definition {
  readonly shape?: Readonly<Record<string, Schema>>
  readonly options?: readonly Schema[]
  readonly innerType?: Schema
  readonly valueType?: Schema
  readonly element?: Schema
  readonly in?: Schema
}

/** The paths of the options that hold a credential: whatever makes a `Secret` out of what is configured. */
export function credentialPaths({ options }: Pick<Adapter, 'options'>): readonly string[] {
  return [...new Set(pathsIn(options, []))].sort()
}

const samples = Object.values(newText).map((make) => make())

function pathsIn(schema: Schema, path: readonly string[]): readonly string[] {
  if (samples.some((sample) => makesSecret(schema, sample))) return [path.join('.')]
  const { shape = {}, options = [], innerType, valueType, element, in: before } = schema.def as Definition
  const inside = [...options, innerType, valueType, element, before].filter((each) => each !== undefined)
  return [
    ...Object.entries(shape).flatMap(([name, each]) => pathsIn(each, [...path, name])),
    ...inside.flatMap((each) => pathsIn(each, path)),
  ]
}

function makesSecret(schema: Schema, sample: string): boolean {
  const checked = check<unknown>(schema, sample)
  return checked.ok && checked.value instanceof Secret
}
