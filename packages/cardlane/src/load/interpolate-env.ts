import type { ConfigurationProblem } from '@cardlane/core'

type Env = Readonly<Record<string, string | undefined>>

interface Interpolated {
  readonly value: unknown
  readonly problems: readonly ConfigurationProblem[]
}

/** Replaces `${NAME}` in every text of a configuration by the environment variable. A variable that is not set is a problem. */
export function interpolateEnv(config: unknown, env: Env): Interpolated {
  const problems: ConfigurationProblem[] = []

  const visit = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === 'string') return replaceIn(value, path)
    if (Array.isArray(value)) return value.map((each, index) => visit(each, [...path, String(index)]))
    if (!isPlainObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, visit(each, [...path, key])]))
  }

  const replaceIn = (text: string, path: readonly string[]) =>
    text.replace(/\$\{([^}]*)\}?/g, (placeholder, name: string) => {
      const wellFormed = /^\w+$/.test(name) && placeholder.endsWith('}')
      const replacement = wellFormed ? env[name] : undefined
      if (replacement !== undefined && replacement !== '') return replacement
      const message = wellFormed
        ? `needs the environment variable ${name}, which is not set`
        : 'has a ${…} that is not the name of an environment variable: letters, digits and underscores'
      problems.push({ path: path.join('.'), message })
      return ''
    })

  return { value: visit(config, []), problems }
}

/** An object literal, or the namespace of an ES module; not a signer or another object with a class of its own. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
