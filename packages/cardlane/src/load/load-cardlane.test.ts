import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { paywint } from '@cardlane/paywint'
import { sila } from '@cardlane/sila'
import { createConfigFolder, type ConfigFolder } from '../__fixtures__/config-folder.js'
import { configurationError, problemsOf } from '../__fixtures__/configuration-error.js'
import { createCountingAdapter } from '../__fixtures__/counting-adapter.js'
import { paywallOptions, paywintOptions, silaOptions } from '../__fixtures__/options.js'
import { loadCardlane } from '../index.js'

let folder: ConfigFolder
beforeEach(() => {
  folder = createConfigFolder()
})
afterEach(() => {
  folder.remove()
})

const loaded = (settings?: Parameters<typeof loadCardlane>[0]) =>
  loadCardlane({ cwd: folder.path, ...settings })

const endings = ['json', 'yaml', 'yml', 'js', 'mjs', 'cjs']

describe('the file', () => {
  const adapters = [sila]
  const one = (name: string) => JSON.stringify({ providers: { [name]: silaOptions } })

  test.each([
    ['cardlane.config.json', one('found')],
    ['cardlane.config.yaml', one('found')],
    ['cardlane.config.yml', one('found')],
    ['cardlane.config.js', `module.exports = ${one('found')}`],
    ['cardlane.config.cjs', `module.exports = async () => (${one('found')})`],
  ])('is found as %s', async (name, content) => {
    folder.write(name, content)
    const cardlane = await loaded({ adapters })
    expect(cardlane.names).toEqual(['found'])
    expect(cardlane.provider()).toMatchObject({ id: 'found', adapter: 'sila' })
  })

  test('is the first of the known names', async () => {
    folder.write('cardlane.config.cjs', `module.exports = ${one('last')}`)
    folder.write('cardlane.config.yaml', one('second'))
    expect((await loaded({ adapters })).names).toEqual(['second'])
    folder.write('cardlane.config.json', one('first'))
    expect((await loaded({ adapters })).names).toEqual(['first'])
  })

  test('may be given, from the folder or by its whole path', async () => {
    folder.write('cardlane.config.json', one('found'))
    const file = folder.write('other.yaml', one('given'))
    expect((await loaded({ adapters, file: 'other.yaml' })).names).toEqual(['given'])
    expect((await loadCardlane({ adapters, file })).names).toEqual(['given'])
  })

  test('is looked for by names that the error lists', async () => {
    const names = endings.map((ending) => `cardlane.config.${ending}`).join(', ')
    expect(await problemsOf(loaded)).toEqual([
      { path: '', message: `no configuration file in ${folder.path}; looked for ${names}` },
    ])
  })

  test('is looked for in the working directory', async () => {
    const { message } = await configurationError(() => loadCardlane())
    expect(message).toContain(`no configuration file in ${process.cwd()};`)
  })
})

describe('the environment', () => {
  const config = {
    providers: { p: { ...paywintOptions, platformId: '${PLATFORM}', secretKey: '${PAYWINT_SECRET}' } },
  }
  const platform = paywintOptions.platformId

  test('is put into the configuration', async () => {
    folder.write('cardlane.config.json', config)
    const env = { PLATFORM: platform, PAYWINT_SECRET: 'made-up' }
    expect((await loaded({ adapters: [paywint], env })).provider().id).toBe('p')
  })

  test('is that of the process when none is given', async () => {
    const { counting, made } = createCountingAdapter()
    folder.write('cardlane.config.json', {
      providers: { p: { adapter: 'counting', label: '${MADE_UP_LABEL}' } },
    })
    const replaced = jest.replaceProperty(process, 'env', { MADE_UP_LABEL: 'of the process' })
    const cardlane = await loaded({ adapters: [counting] }).finally(() => {
      replaced.restore()
    })
    cardlane.provider()
    expect(made).toEqual(['of the process'])
  })

  test('is checked together with all the rest', async () => {
    folder.write('cardlane.config.json', {
      default: '${DEFAULT}',
      providers: {
        ...config.providers,
        s: {
          ...silaOptions,
          environment: 'canary',
          auth: { kind: 'ecdsa', appKey: '${KEY}', userKeys: { u: '${KEY}' } },
        },
        x: { adapter: '@example/canary' },
      },
    })
    const env = { PLATFORM: 'canary' }
    const error = await configurationError(() => loaded({ adapters: [paywint, sila], env }))
    expect(error.problems.map(({ path, message }) => `${path}: ${message}`).sort()).toEqual([
      'default: needs the environment variable DEFAULT, which is not set',
      'providers.p.platformId: must be a UUID',
      'providers.p.secretKey: needs the environment variable PAYWINT_SECRET, which is not set',
      'providers.s.auth.appKey: needs the environment variable KEY, which is not set',
      'providers.s.auth.userKeys.u: needs the environment variable KEY, which is not set',
      'providers.s.environment: must be "sandbox" or "production"',
      'providers.x.adapter: is neither a given adapter nor a package that can be loaded; name its package, such as @cardlane/NAME',
    ])
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('canary')
  })

  test('does not hide what is wrong beside it', async () => {
    folder.write('cardlane.config.json', {
      providers: { p: { ...config.providers.p, secret: 1, secretKeys: 2 } },
    })
    expect(
      (await problemsOf(() => loaded({ adapters: [paywint], env: {} }))).map(({ path }) => path),
    ).toEqual([
      'providers.p.platformId',
      'providers.p.secretKey',
      'providers.p.secret',
      'providers.p.secretKeys',
    ])
  })
})

describe('an adapter', () => {
  const byPackage = {
    'sila-us': { ...silaOptions, adapter: '@cardlane/sila' },
    'sila-eu': { ...silaOptions, adapter: '@cardlane/sila', appHandle: 'eu.silamoney.eth' },
    paywint: { ...paywintOptions, adapter: '@cardlane/paywint' },
    paywall: { ...paywallOptions, adapter: '@cardlane/paywall' },
  }

  test('is loaded by the name of its package', async () => {
    folder.write('cardlane.config.json', { default: 'sila-us', providers: byPackage })
    const cardlane = await loaded()
    expect(cardlane.names.map((name) => cardlane.provider(name).adapter)).toEqual([
      'sila',
      'sila',
      'paywint',
      'paywall',
    ])
  })

  test.each(['sila-us', 'paywint', 'paywall'])(
    'is swapped for that of %s by the default alone',
    async (name) => {
      folder.write('cardlane.config.yaml', JSON.stringify({ default: name, providers: byPackage }))
      expect((await loaded()).provider().id).toBe(name)
    },
  )

  test('may be given as a value beside those of packages', async () => {
    const { counting, made } = createCountingAdapter()
    const providers = { sila: byPackage['sila-us'], own: { adapter: 'counting', label: 'given' } }
    folder.write('cardlane.config.json', { providers })
    const cardlane = await loaded({ adapters: [counting] })
    expect(cardlane.provider('own').adapter).toBe('counting')
    expect(cardlane.provider('sila').adapter).toBe('sila')
    expect(made).toEqual(['given'])
  })

  test('may be given as a value and named by its package', async () => {
    folder.write('cardlane.config.json', { providers: byPackage })
    expect((await loaded({ adapters: [sila] })).provider('sila-us').capabilities).toBe(sila.capabilities)
  })

  const makeAdapter = `require('@cardlane/core/adapter').defineAdapter({
    name: 'acme',
    options: require('zod').strictObject(require('@cardlane/core/adapter').commonOptions),
    capabilities: {},
    create: () => ({}),
  })`
  const ownPackage = (content: string) => {
    folder.write('acme.cjs', content)
    folder.write('cardlane.config.json', { providers: { p: { adapter: './acme.cjs' } } })
    return loaded()
  }

  test.each([
    ['under a name', `exports.acme = ${makeAdapter}`],
    ['as the default', `exports.default = ${makeAdapter}`],
    ['under a name and as the default', `exports.default = exports.acme = ${makeAdapter}`],
    ['as the whole module', `module.exports = ${makeAdapter}`],
    ['beside other things', `exports.helper = () => 1; exports.acme = ${makeAdapter}; exports.version = '1'`],
  ])('may be exported %s', async (_, content) => {
    expect((await ownPackage(content)).provider().adapter).toBe('acme')
  })

  const unloadable =
    'is neither a given adapter nor a package that can be loaded; name its package, such as @cardlane/NAME'

  test.each([
    ['exports none', 'exports.helper = { name: "acme" }', 'is a package that exports no adapter'],
    ['exports a text', 'module.exports = "acme"', 'is a package that exports no adapter'],
    [
      'exports several',
      `exports.one = ${makeAdapter}; exports.other = ${makeAdapter}`,
      'is a package that exports several adapters; pass the right one as a value',
    ],
    ['fails', 'throw new Error("canary")', unloadable],
  ])('is not found in a package that %s', async (_, content, message) => {
    expect(await problemsOf(() => ownPackage(content))).toEqual([{ path: 'providers.p.adapter', message }])
  })

  test.each(['@example/absent', 'sila', './absent.cjs'])(
    'is not found in %s, which is no package here',
    async (adapter) => {
      folder.write('cardlane.config.json', { providers: { p: { ...silaOptions, adapter } } })
      expect(await problemsOf(() => loaded())).toEqual([{ path: 'providers.p.adapter', message: unloadable }])
    },
  )
})

test.each([
  ['null', '', 'must be of type object'],
  ['{ "providers": null }', 'providers', 'must be of type record'],
  ['{ "providers": { "p": 1 } }', 'providers.p', 'must be of type object'],
  ['{ "providers": { "p": { "adapter": 1 } } }', 'providers.p.adapter', 'must be of type string'],
])('the configuration %s is refused', async (content, path, message) => {
  folder.write('cardlane.config.json', content)
  expect(await problemsOf(() => loaded())).toEqual([{ path, message }])
})

test('the world of the settings is the world of the providers', async () => {
  const clients: unknown[] = []
  const unreachable = { ...silaOptions, baseUrl: 'http://127.0.0.1:1', maxAttempts: 1 }
  folder.write('cardlane.config.json', { providers: { p: unreachable } })
  const world = { configureHttp: (http: unknown) => void clients.push(http) }
  const cardlane = await loaded({ adapters: [sila], world })
  await expect(cardlane.provider().listCards('anna')).rejects.toThrow('could not be reached')
  expect(clients).toHaveLength(1)
})
