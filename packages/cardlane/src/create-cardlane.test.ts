import { describe, expect, test } from '@jest/globals'
import { paywint } from '@cardlane/paywint'
import { sila } from '@cardlane/sila'
import { problemsOf } from './__fixtures__/configuration-error.js'
import { createCountingAdapter } from './__fixtures__/counting-adapter.js'
import { paywintOptions, silaOptions } from './__fixtures__/options.js'
import { createCardlane } from './index.js'

const providers = { 'sila-us': silaOptions, paywint: paywintOptions }
const adapters = [paywint, sila] as const

test('gives the default provider when none is named', () => {
  const cardlane = createCardlane({ adapters, config: { default: 'paywint', providers } })
  expect(cardlane.provider()).toMatchObject({ id: 'paywint', adapter: 'paywint' })
  expect(cardlane.provider()).toBe(cardlane.provider('paywint'))
})

test('gives each provider by its name', () => {
  const cardlane = createCardlane({ adapters, config: { default: 'paywint', providers } })
  expect(cardlane.names).toEqual(['sila-us', 'paywint'])
  expect(cardlane.provider('sila-us')).toMatchObject({
    id: 'sila-us',
    adapter: 'sila',
    capabilities: sila.capabilities,
  })
  expect(cardlane.provider('paywint').capabilities).toBe(paywint.capabilities)
})

test('needs no default when there is one provider', () => {
  const cardlane = createCardlane({ adapters, config: { providers: { only: silaOptions } } })
  expect(cardlane.provider().id).toBe('only')
})

test('asks for a name when there are several providers and no default', async () => {
  const cardlane = createCardlane({ adapters, config: { providers } })
  expect(await problemsOf(() => cardlane.provider())).toEqual([
    {
      path: 'default',
      message: 'is missing, so name the provider; the configuration has: sila-us, paywint',
    },
  ])
  expect(cardlane.provider('sila-us').id).toBe('sila-us')
})

test.each(['sila', 'paywint ', '', 'toString', '__proto__'])(
  'answers the unknown name %j with the known ones',
  async (name) => {
    const named: Readonly<Record<string, typeof silaOptions | typeof paywintOptions>> = providers
    const cardlane = createCardlane({ adapters, config: { default: 'paywint', providers: named } })
    expect(await problemsOf(() => cardlane.provider(name))).toEqual([
      {
        path: `providers.${name}`,
        message: 'is not configured; the configuration has: sila-us, paywint',
      },
    ])
  },
)

describe('an instance', () => {
  const config = {
    default: 'first',
    providers: {
      first: { adapter: 'counting', label: 'one' },
      second: { adapter: 'counting', label: 'two' },
    },
  } as const

  test('is made on first use', () => {
    const { counting, made } = createCountingAdapter()
    const cardlane = createCardlane({ adapters: [counting], config })
    expect(made).toEqual([])
    cardlane.provider('second')
    expect(made).toEqual(['two'])
    cardlane.provider()
    expect(made).toEqual(['two', 'one'])
  })

  test('is the same one every time', () => {
    const { counting, made } = createCountingAdapter()
    const cardlane = createCardlane({ adapters: [counting], config })
    expect(cardlane.provider('first')).toBe(cardlane.provider('first'))
    expect(cardlane.provider()).toBe(cardlane.provider('first'))
    expect(cardlane.provider('second')).not.toBe(cardlane.provider('first'))
    expect(made).toEqual(['one', 'two'])
  })

  test('is not shared by two Cardlanes', () => {
    const { counting, made } = createCountingAdapter()
    const one = createCardlane({ adapters: [counting], config })
    const other = createCardlane({ adapters: [counting], config })
    expect(one.provider()).not.toBe(other.provider())
    expect(made).toEqual(['one', 'one'])
  })

  test('brings its HTTP client to the world once, with its first request', async () => {
    const clients: unknown[] = []
    const world = { configureHttp: (http: unknown) => void clients.push(http) }
    const unreachable = { ...silaOptions, baseUrl: 'http://127.0.0.1:1', maxAttempts: 1 }
    const config = { default: 'first', providers: { first: unreachable, second: unreachable } } as const
    const cardlane = createCardlane({ adapters: [sila], config, world })
    cardlane.provider('first')
    expect(clients).toHaveLength(0)
    for (const name of ['first', 'second', 'first'] as const) {
      await expect(cardlane.provider(name).listCards('anna')).rejects.toThrow('could not be reached')
    }
    expect(new Set(clients).size).toBe(2)
    expect(clients).toHaveLength(2)
  })
})
