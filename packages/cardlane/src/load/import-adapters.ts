import { createRequire } from 'node:module'
import type { ConfigurationProblem } from '@cardlane/core'
import { isAdapter, type Adapter } from '@cardlane/core/adapter'

interface LoadedAdapters {
  readonly adapters: readonly Adapter[]
  /** The configuration with package names replaced by the names of their adapters. */
  readonly config: unknown
  readonly problems: readonly ConfigurationProblem[]
}

/** Loads the adapters that a configuration names by package, as seen from its file, and adds them to the given ones. */
export function importAdapters(config: unknown, given: readonly Adapter[], file: string): LoadedAdapters {
  const adapters = [...given]
  const problems: ConfigurationProblem[] = []
  const load = createRequire(file)

  const nameOf = (wanted: string, path: string): string => {
    if (adapters.some(({ name }) => name === wanted)) return wanted
    const found = adapterIn(load, wanted)
    if (typeof found === 'string') {
      problems.push({ path, message: found })
      return wanted
    }
    if (!adapters.includes(found)) adapters.push(found)
    return found.name
  }

  if (!isObject(config) || !isObject(config['providers'])) return { adapters, problems, config }
  const providers = Object.entries(config['providers']).map(([name, entry]): [string, unknown] => {
    if (!isObject(entry) || typeof entry['adapter'] !== 'string') return [name, entry]
    return [name, { ...entry, adapter: nameOf(entry['adapter'], `providers.${name}.adapter`) }]
  })
  return { adapters, problems, config: { ...config, providers: Object.fromEntries(providers) } }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** The one adapter that a package exports, or what is wrong with it. */
function adapterIn(load: NodeJS.Require, name: string): Adapter | string {
  let loaded: unknown
  try {
    loaded = load(name)
  } catch {
    return 'is neither a given adapter nor a package that can be loaded; name its package, such as @cardlane/NAME'
  }
  // One adapter may be there twice, by name and as the default.
  const exported = isObject(loaded) ? [loaded, ...Object.values(loaded)] : []
  const [adapter, ...others] = new Set(exported.filter(isAdapter))
  if (adapter === undefined) return 'is a package that exports no adapter'
  return others.length === 0
    ? adapter
    : 'is a package that exports several adapters; pass the right one as a value'
}
