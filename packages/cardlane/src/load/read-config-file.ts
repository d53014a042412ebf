import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, extname } from 'node:path'
import { ConfigurationError } from '@cardlane/core'
import { safeCause } from '@cardlane/core/adapter'
import { brokenJsonLine } from './broken-json-line.js'

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
    const text = await readFile(file, 'utf8')
    return text.replace(/^\uFEFF/, '')
  } catch (error) {
    throw unreadable(file, `cannot be read (${String(Reflect.get(Object(error), 'code'))})`)
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // The engine's own message quotes the text, which holds credentials.
    throw unreadable(file, `is not valid JSON in line ${brokenJsonLine(text)}`)
  }
}

async function parseYaml(file: string, text: string): Promise<unknown> {
  const { LineCounter, parseDocument } = await import('yaml')
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  const [error] = document.errors
  if (error !== undefined) {
    throw unreadable(file, `is not valid YAML in line ${lineCounter.linePos(error.pos[0]).line}`)
  }
  try {
    return document.toJS() as unknown
  } catch {
    // The parser's own message quotes the alias, which may be a credential that begins with an asterisk.
    throw unreadable(
      file,
      'is not valid YAML: an alias (*) cannot be resolved; quote a text that begins with *',
    )
  }
}

/** `require` loads ES modules too since Node 20.19, and is the same in both builds of this package. */
function loadModule(file: string): unknown {
  let loaded: unknown
  try {
    loaded = createRequire(file)(file)
  } catch (error) {
    throw unloadable(file, error)
  }
  const inner: unknown = Reflect.get(Object(loaded), 'default')
  // A text is the `default` of the configuration itself, not that of a module.
  const config = inner === undefined || typeof inner === 'string' ? loaded : inner
  return typeof config === 'function' ? callConfig(file, config as () => unknown) : config
}

async function callConfig(file: string, config: () => unknown): Promise<unknown> {
  try {
    return await config()
  } catch (error) {
    throw unreadable(file, 'exports a function that failed', error)
  }
}

function unloadable(file: string, error: unknown): ConfigurationError {
  const { name, code, stack = '' } = Object(error) as Partial<NodeJS.ErrnoException>
  if (code === 'ERR_REQUIRE_ASYNC_MODULE') {
    return unreadable(file, 'uses top-level await; export an async function instead', error)
  }
  if (name !== 'SyntaxError') return unreadable(file, 'cannot be loaded', error)
  // Its stack quotes the broken line, which can hold a credential, so it is no cause. The frames below have a column too.
  const places = stack.split(`${file}:`).map((rest) => /^\d+(?=\n)/.exec(rest)?.[0])
  const line = places.find((each) => each !== undefined)
  return unreadable(file, line === undefined ? 'has a syntax error' : `has a syntax error in line ${line}`)
}

function unreadable(file: string, message: string, cause?: unknown): ConfigurationError {
  return Object.assign(
    new ConfigurationError([{ path: basename(file), message }]),
    // What the file's own code says may hold what it has read from a vault.
    cause === undefined ? {} : { cause: safeCause(cause) },
  )
}
