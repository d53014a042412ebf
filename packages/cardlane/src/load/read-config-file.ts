import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, extname } from 'node:path'
import { ConfigurationError } from '@cardlane/core'

/** The names that are looked for, in this order. */
export const configFileNames = ['json', 'yaml', 'yml', 'js', 'mjs', 'cjs'].map(
  (ending) => `cardlane.config.${ending}`,
)

/**
 * Reads a configuration file by its ending. A JavaScript file exports the configuration, or a function that returns it or a
 * promise of it.
 *
 * @throws ConfigurationError when it cannot be read. The message names the place and repeats nothing of the text.
 */
export async function readConfigFile(file: string): Promise<unknown> {
  switch (extname(file)) {
    case '.json':
      return parseJson(file, await readText(file))
    case '.yaml':
    case '.yml':
      return parseYaml(file, await readText(file))
    case '.js':
    case '.mjs':
    case '.cjs':
      return loadModule(file)
    default:
      throw unreadable(file, 'must end in .json, .yaml, .yml, .js, .mjs or .cjs')
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw unreadable(file, `cannot be read (${String(Reflect.get(Object(error), 'code'))})`)
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    // The engine's own message quotes the text, which holds credentials.
    const position = /position (\d+)/.exec(String(error))?.[1]
    const line =
      position === undefined
        ? ''
        : ` from line ${String(text.slice(0, Number(position)).split('\n').length)} on`
    throw unreadable(file, `is not valid JSON${line}`)
  }
}

async function parseYaml(file: string, text: string): Promise<unknown> {
  const { LineCounter, parseDocument } = await import('yaml')
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  const [error] = document.errors
  if (error === undefined) return document.toJS() as unknown
  throw unreadable(file, `is not valid YAML in line ${String(lineCounter.linePos(error.pos[0]).line)}`)
}

/** `require` loads ES modules too since Node 20.19, and is the same in both builds of this package. */
function loadModule(file: string): unknown {
  let loaded: unknown
  try {
    loaded = createRequire(file)(file)
  } catch (error) {
    const topLevelAwait = Reflect.get(Object(error), 'code') === 'ERR_REQUIRE_ASYNC_MODULE'
    throw unreadable(
      file,
      topLevelAwait ? 'uses top-level await; export an async function instead' : 'cannot be loaded',
      error,
    )
  }
  const config: unknown = Reflect.get(Object(loaded), 'default') ?? loaded
  return typeof config === 'function' ? (config as () => unknown)() : config
}

function unreadable(file: string, message: string, cause?: unknown): ConfigurationError {
  return Object.assign(
    new ConfigurationError([{ path: basename(file), message }]),
    cause === undefined ? {} : { cause },
  )
}
