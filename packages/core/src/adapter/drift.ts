/** What may be strange about one object of an answer: whether each field holds what the documentation allows. */
type Expectations = Readonly<Record<string, boolean>>

/** The paths of the fields that do not, below `path`. */
export function driftAt(path: string, expectations: Expectations): readonly string[] {
  const strange = Object.keys(expectations).filter((field) => expectations[field] === false)
  return strange.map((field) => `${path}.${field}`)
}

/** Whether a value is absent, or one of those that are documented, in any letter case. */
export function isOneOf(value: string | null | undefined, known: readonly string[]): boolean {
  return value === undefined || value === null || value === '' || known.includes(value.toLowerCase())
}
