import { ConfigurationError, type ConfigurationProblem } from '@cardlane/core'
import { check, isAdapter, type Adapter } from '@cardlane/core/adapter'
import { z } from 'zod'

const configSchema = z.strictObject({
  default: z.string().optional(),
  providers: z
    .record(z.string(), z.unknown())
    .refine((providers) => Object.keys(providers).length > 0, 'must have at least one provider')
    .refine((providers) => !Object.hasOwn(providers, ''), 'must not have an empty name'),
})

/** What can be read of a configuration that is wrong elsewhere, so that one run finds everything. */
const readableConfig = z
  .looseObject({
    default: z.string().optional().catch(undefined),
    providers: z.record(z.string(), z.unknown()).catch({}),
  })
  .catch({ providers: {} })

/** For callers whom no compiler has told. */
const adaptersSchema = z.array(z.custom<Adapter>(isAdapter))
const noAdapters = { path: 'adapters', message: 'must be a list of adapters, such as [acme]' }

const entrySchema = z.looseObject({ adapter: z.string() })

/** One instance to be made. */
export interface ProviderPlan {
  readonly name: string
  readonly adapter: Adapter
  readonly options: unknown
}

export interface ConfigPlan {
  readonly providers: readonly ProviderPlan[]
  readonly defaultName: string | undefined
}

interface UncheckedSettings {
  readonly adapters: readonly Adapter[]
  readonly config: unknown
}

/** @throws ConfigurationError that lists every problem of the whole configuration at once. */
export function checkConfig(settings: UncheckedSettings): ConfigPlan {
  if (!adaptersSchema.safeParse(settings.adapters).success) throw new ConfigurationError([noAdapters])
  const { problems, ...plan } = planConfig(settings)
  if (problems.length > 0) throw new ConfigurationError(problems)
  return plan
}

/** Every problem of the whole configuration. */
export function findProblems(settings: UncheckedSettings): readonly ConfigurationProblem[] {
  return planConfig(settings).problems
}

function planConfig({ adapters, config }: UncheckedSettings): ConfigPlan & Pick<CheckedProvider, 'problems'> {
  const shape = check(configSchema, config)
  const readable = readableConfig.parse(config)
  const names = Object.keys(readable.providers)
  const entries = Object.entries(readable.providers).map(([name, entry]) =>
    planProvider(name, entry, adapters),
  )
  return {
    providers: entries.flatMap(({ plan }) => plan ?? []),
    defaultName: readable.default ?? (names.length === 1 ? names[0] : undefined),
    problems: [
      ...(shape.ok ? [] : shape.problems),
      ...defaultProblems(readable.default, names),
      ...entries.flatMap(({ problems }) => problems),
    ],
  }
}

interface CheckedProvider {
  readonly plan?: ProviderPlan
  readonly problems: readonly ConfigurationProblem[]
}

function planProvider(name: string, entry: unknown, adapters: readonly Adapter[]): CheckedProvider {
  const path = ['providers', name]
  const named = check(entrySchema, entry, path)
  if (!named.ok) return { problems: named.problems }

  const { adapter: adapterName, ...options } = named.value
  const adapter = adapters.find((each) => each.name === adapterName)
  if (adapter === undefined) {
    const known = adapters.map((each) => each.name).join(', ') || '(none)'
    return {
      problems: [
        { path: [...path, 'adapter'].join('.'), message: `is none of the given adapters: ${known}` },
      ],
    }
  }
  const checked = check(adapter.options, options, path)
  return checked.ok ? { plan: { name, adapter, options }, problems: [] } : { problems: checked.problems }
}

function defaultProblems(
  name: string | undefined,
  names: readonly string[],
): readonly ConfigurationProblem[] {
  if (name === undefined || names.length === 0 || names.includes(name)) return []
  return [{ path: 'default', message: `must be the name of a provider: ${names.join(', ')}` }]
}
