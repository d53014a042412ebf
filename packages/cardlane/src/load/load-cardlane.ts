import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { ConfigurationError, type ConfigurationProblem } from '@cardlane/core'
import type { Adapter, World } from '@cardlane/core/adapter'
import type { Cardlane } from '../cardlane.js'
import { findProblems } from '../check-config.js'
import { createCardlane } from '../create-cardlane.js'
import type { CardlaneConfig } from '../settings.js'
import { importAdapters } from './import-adapters.js'
import { interpolateEnv } from './interpolate-env.js'
import { configFileNames, readConfigFile } from './read-config-file.js'

export interface LoadSettings {
  /** Default: the first `cardlane.config.{json,yaml,yml,js,mjs,cjs}` in `cwd`. */
  readonly file?: string | undefined
  /** Default: the working directory of the process. */
  readonly cwd?: string | undefined
  /** Where `${NAME}` is looked up. Default: `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined
  /** Adapters given as values. Others are loaded by the package name that the file gives as `adapter`. */
  readonly adapters?: readonly Adapter[] | undefined
  readonly world?: Partial<World> | undefined
}

/**
 * The provider instances of a configuration file.
 *
 * @throws ConfigurationError that lists every problem of the configuration.
 */
export async function loadCardlane(settings: LoadSettings = {}): Promise<Cardlane> {
  const { cwd = process.cwd(), env = process.env, adapters: given = [], world } = settings
  const file = settings.file === undefined ? findFile(cwd) : resolve(cwd, settings.file)

  const interpolated = interpolateEnv(await readConfigFile(file), env)
  const { adapters, config, problems } = importAdapters(interpolated.value, given, file)
  const found = [...interpolated.problems, ...problems]
  if (found.length > 0) {
    throw new ConfigurationError([...found, ...elsewhere(findProblems({ adapters, config }), found)])
  }
  return createCardlane({ adapters, config: config as CardlaneConfig, world })
}

/** The problems at other places: what a missing variable leaves behind is not reported a second time. */
function elsewhere(
  problems: readonly ConfigurationProblem[],
  reported: readonly ConfigurationProblem[],
): readonly ConfigurationProblem[] {
  const within = (inner: string, outer: string) => `${inner}.`.startsWith(`${outer}.`)
  return problems.filter(({ path }) => !reported.some((each) => within(each.path, path)))
}

function findFile(cwd: string): string {
  const file = configFileNames.map((name) => resolve(cwd, name)).find((path) => existsSync(path))
  if (file !== undefined) return file
  throw new ConfigurationError([
    { path: '', message: `no configuration file in ${cwd}; looked for ${configFileNames.join(', ')}` },
  ])
}
