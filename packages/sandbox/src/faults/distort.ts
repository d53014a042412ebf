export type Distortion = 'unknown_enum' | 'extra_fields'

/** Changes every object in an answer the way a provider changes its API one day. */
export function distort(body: object, distortion: Distortion, enumFields: readonly string[]): object {
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([name, inner]) => [name, change(inner)] as const)
    if (distortion === 'extra_fields')
      return Object.fromEntries([...entries, ['newlyIntroduced', { since: 2099 }]])
    return Object.fromEntries(
      entries.map(([name, inner]) => [name, enumFields.includes(name) ? 'NEVER_SEEN_BEFORE' : inner]),
    )
  }
  return change(body) as object
}
