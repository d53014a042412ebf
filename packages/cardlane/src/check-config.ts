import { ConfigurationError, type ConfigurationProblem } from '@cardlane/core'
import { check, type Adapter } from '@cardlane/core/adapter'
import { z } from 'zod'

const configSchema = z.strictObject({
  default: z.string().optional(),
  providers: z.record(z.string().min(1), z.looseObject({ adapter: z.string().min(1) })),
})

type LooseConfig = z.output<typeof configSchema>

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

/** @throws ConfigurationError that lists every problem of the whole configuration at once. */
export function checkConfig({
  adapters,
  config,
}: {
  adapters: readonly Adapter[]
  config: unknown
}): ConfigPlan {
  const checked = check(configSchema, config)
  if (!checked.ok) throw new ConfigurationError(checked.problems)

  const entries = Object.entries(checked.value.providers).map(([name, entry]) =>
    planProvider(name, entry, adapters),
  )
  const problems = [...defaultProblems(checked.value), ...entries.flatMap((entry) => entry.problems)]
  if (problems.length > 0) throw new ConfigurationError(problems)

  const providers = entries.flatMap(({ plan }) => plan ?? [])
  return { providers, defaultName: checked.value.default ?? onlyName(providers) }
}

interface CheckedProvider {
  readonly plan?: ProviderPlan
  readonly problems: readonly ConfigurationProblem[]
}

function planProvider(
  name: string,
  { adapter: adapterName, ...options }: LooseConfig['providers'][string],
  adapters: readonly Adapter[],
): CheckedProvider {
  const path = ['providers', name]
  const adapter = adapters.find((each) => each.name === adapterName)
  if (adapter === undefined) {
    const known = adapters.map((each) => each.name).join(', ')
    return {
      problems: [
        { path: [...path, 'adapter'].join('.'), message: `is none of the given adapters: ${known}` },
      ],
    }
  }
  const checked = check(adapter.options, options, path)
  return checked.ok ? { plan: { name, adapter, options }, problems: [] } : { problems: checked.problems }
}

function defaultProblems({ default: name, providers }: LooseConfig): readonly ConfigurationProblem[] {
  const names = Object.keys(providers)
  if (names.length === 0) return [{ path: 'providers', message: 'must have at least one provider' }]
  if (name === undefined || names.includes(name)) return []
  return [{ path: 'default', message: `must be the name of a provider: ${names.join(', ')}` }]
}

function onlyName(providers: readonly ProviderPlan[]): string | undefined {
  return providers.length === 1 ? providers[0]?.name : undefined
}
