import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createConfigFolder, type ConfigFolder } from '../__fixtures__/config-folder.js'
import { configurationError, problemsOf } from '../__fixtures__/configuration-error.js'
import { readConfigFile } from './read-config-file.js'

let folder: ConfigFolder
beforeEach(() => {
  folder = createConfigFolder()
})
afterEach(() => {
  folder.remove()
})

const read = (name: string, content: string) => readConfigFile(folder.write(name, content))
const problemIn = (name: string, content: string) => problemsOf(() => read(name, content))

const config = { default: 'a', providers: { a: { adapter: 'sila', deadlineMs: 5 } } }
const literal = JSON.stringify(config)
const yaml = 'default: a\nproviders:\n  a: { adapter: sila, deadlineMs: 5 } # a comment\n'

test.each([
  ['c.json', literal],
  ['bom.json', `\uFEFF${literal}`],
  ['c.yaml', yaml],
  ['c.yml', yaml],
  ['bom.yml', `\uFEFF${yaml}`],
  ['object.js', `module.exports = ${literal}`],
  ['object.cjs', `module.exports = ${literal}`],
  ['default.cjs', `exports.default = ${literal}`],
  ['function.cjs', `module.exports = () => (${literal})`],
  ['async.cjs', `module.exports = async () => (${literal})`],
  ['default-function.cjs', `exports.default = async () => (${literal})`],
])('reads %s', async (name, content) => {
  expect(await read(name, content)).toEqual(config)
})

test.each(['config.toml', 'config', 'config.ts', 'config.json.bak'])(
  'refuses the ending of %s',
  async (name) => {
    expect(await problemIn(name, literal)).toEqual([
      { path: name, message: 'must end in .json, .yaml, .yml, .js, .mjs or .cjs' },
    ])
  },
)

test.each(['absent.json', 'absent.yaml'])('says that %s cannot be read', async (name) => {
  expect(await problemsOf(() => readConfigFile(`${folder.path}/${name}`))).toEqual([
    { path: name, message: 'cannot be read (ENOENT)' },
  ])
})

describe('a broken file', () => {
  test.each([
    ['word.json', '{\n  "key": canary\n}', 'is not valid JSON in line 2'],
    ['quote.json', '{\n  "key": "canary\n}', 'is not valid JSON in line 2'],
    ['comma.json', '{\n  "key": "canary",\n}', 'is not valid JSON in line 3'],
    ['end.json', '{\n  "key": "canary"\n', 'is not valid JSON in line 3'],
    ['empty.json', '', 'is not valid JSON in line 1'],
    ['tab.yaml', 'a:\n\tkey: canary\n', 'is not valid YAML in line 2'],
    ['at.yml', 'a:\n  key: @canary\n', 'is not valid YAML in line 2'],
    ['twice.yaml', 'key: canary\nb: 1\nkey: canary\n', 'is not valid YAML in line 3'],
    [
      'alias.yaml',
      'key: *canary\n',
      'is not valid YAML: an alias (*) cannot be resolved; quote a text that begins with *',
    ],
    ['syntax.cjs', "module.exports = {\n  key: 'canary' 'oops',\n}", 'has a syntax error in line 2'],
  ])('is told by its place alone: %s', async (name, content, message) => {
    const error = await configurationError(() => read(name, content))
    expect(error.problems).toEqual([{ path: name, message }])
    const printed = [
      inspect(error, { depth: null, showHidden: true }),
      JSON.stringify(error),
      String(error.stack),
    ]
    for (const text of printed) expect(text).not.toContain('canary')
  })

  test('has no line when the mistake is in a file that it loads', async () => {
    folder.write('inner.cjs', "module.exports = 'canary' 'oops'")
    expect(await problemIn('outer.cjs', "module.exports = require('./inner.cjs')")).toEqual([
      { path: 'outer.cjs', message: 'has a syntax error' },
    ])
  })
})

describe('a module that cannot be loaded', () => {
  test('keeps the place as the cause, and not the words, which may hold what was read from a vault', async () => {
    const error = await configurationError(() => read('vault.cjs', "throw new Error('The vault is closed.')"))
    expect(error.problems).toEqual([{ path: 'vault.cjs', message: 'cannot be loaded' }])
    expect(String((error.cause as Error).stack)).toMatch(/^Error: the message is hidden[^]*vault\.cjs:1/)
  })

  test('is told to export a function when it awaits at the top', async () => {
    // Node gives this code for an ES module; under jest nothing but CommonJS can be loaded.
    const content = "throw Object.assign(new Error('await'), { code: 'ERR_REQUIRE_ASYNC_MODULE' })"
    expect(await problemIn('await.cjs', content)).toEqual([
      { path: 'await.cjs', message: 'uses top-level await; export an async function instead' },
    ])
  })

  test('is the same when what is thrown is no error', async () => {
    expect(await problemIn('odd.cjs', 'throw null')).toEqual([
      { path: 'odd.cjs', message: 'cannot be loaded' },
    ])
  })
})

test("the place where the configuration's own function failed is the cause", async () => {
  const content = "module.exports = async () => { throw new Error('The vault is closed.') }"
  const error = await configurationError(() => read('rejects.cjs', content))
  expect(error.problems).toEqual([{ path: 'rejects.cjs', message: 'exports a function that failed' }])
  expect(String((error.cause as Error).stack)).toMatch(/^Error: the message is hidden[^]*rejects\.cjs:1/)
})
