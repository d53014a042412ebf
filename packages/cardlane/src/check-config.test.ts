import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import type { Adapter } from '@cardlane/core/adapter'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import { sila } from '@cardlane/sila'
import { container } from 'tsyringe'
import { configurationError, problemsOf } from './__fixtures__/configuration-error.js'
import { paywallOptions, paywintOptions, silaOptions } from './__fixtures__/options.js'
import { checkConfig } from './check-config.js'
import { createCardlane, registerCardlane, type CardlaneConfig } from './index.js'

const adapters: readonly Adapter[] = [paywint, paywall, sila]
const problemsIn = (config: unknown) => problemsOf(() => checkConfig({ adapters, config }))

describe('the shape of a configuration', () => {
  test.each<[string, unknown, string]>([
    ['no object', 'canary', ': must be of type object'],
    ['nothing at all', undefined, ': is missing'],
    ['no providers', {}, 'providers: is missing'],
    ['a list of providers', { providers: ['canary'] }, 'providers: must be of type record'],
    ['an empty list of providers', { providers: {} }, 'providers: must have at least one provider'],
    ['an empty name', { providers: { '': silaOptions } }, 'providers: must not have an empty name'],
    ['a provider that is a text', { providers: { p: 'canary' } }, 'providers.p: must be of type object'],
    ['a provider without adapter', { providers: { p: {} } }, 'providers.p.adapter: is missing'],
    [
      'an unknown adapter',
      { providers: { p: { adapter: 'canary' } } },
      'providers.p.adapter: is none of the given adapters: paywint, paywall, sila',
    ],
    [
      'an unknown default',
      { default: 'canary', providers: { p: silaOptions, q: paywintOptions } },
      'default: must be the name of a provider: p, q',
    ],
    [
      'an unknown default beside one provider',
      { default: 'canary', providers: { p: silaOptions } },
      'default: must be the name of a provider: p',
    ],
    [
      'a default that is no text',
      { default: 1, providers: { p: silaOptions } },
      'default: must be of type string',
    ],
    ['an unknown key', { fallback: 'canary', providers: { p: silaOptions } }, 'fallback: is not a known key'],
  ])('%s is a problem', async (_, config, problem) => {
    const problems = await problemsIn(config)
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([problem])
  })

  test('a default that is no text hides nothing else', async () => {
    const providers = { p: { ...silaOptions, appHandle: '' }, q: { adapter: 'canary' } }
    expect((await problemsIn({ default: 1, providers })).map(({ path }) => path)).toEqual([
      'default',
      'providers.p.appHandle',
      'providers.q.adapter',
    ])
  })

  test('an inherited name is no default', async () => {
    expect(await problemsIn({ default: 'toString', providers: { p: silaOptions } })).toMatchObject([
      { path: 'default' },
    ])
  })
})

const everythingWrong = {
  default: 'canary-default',
  canaryless: 'canary-top',
  providers: {
    'sila-us': {
      ...silaOptions,
      environment: 'canary-environment',
      appHandel: 'canary-typo',
      auth: {
        kind: 'ecdsa',
        appKey: 'canary-app-key',
        userKeys: { 'user.silamoney.eth': 'canary-user-key' },
      },
    },
    paywint: { ...paywintOptions, platformId: 'canary-platform', linkHosts: ['https://canary-host'] },
    paywall: { ...paywallOptions, publicKey: 'canary\nheader', deadlineMs: 'canary-deadline' },
    stripe: { adapter: 'canary-adapter', secretKey: 'canary-secret' },
    nothing: { secretKey: 'canary-nothing' },
    fine: { ...paywallOptions },
  },
}

const everyPath = [
  'canaryless',
  'default',
  'providers.nothing.adapter',
  'providers.paywall.deadlineMs',
  'providers.paywall.publicKey',
  'providers.paywint.linkHosts.0',
  'providers.paywint.platformId',
  'providers.sila-us.appHandel',
  'providers.sila-us.auth.appKey',
  'providers.sila-us.auth.userKeys',
  'providers.sila-us.environment',
  'providers.stripe.adapter',
]

describe('a configuration that is wrong in many places', () => {
  const config = everythingWrong as unknown as CardlaneConfig

  test.each([
    ['createCardlane', () => createCardlane({ adapters, config })],
    [
      'registerCardlane',
      () => {
        registerCardlane(container.createChildContainer(), { adapters, config })
      },
    ],
  ])('makes %s list every problem at once', async (_, compose) => {
    const { problems, message, code, phase, outcome } = await configurationError(compose)
    expect(problems.map(({ path }) => path).sort()).toEqual(everyPath)
    expect({ code, phase, outcome }).toEqual({
      code: 'invalid_configuration',
      phase: 'config',
      outcome: 'not_applied',
    })
    expect(message).toMatch(/^The configuration has 12 problems:\n {2}/)
    for (const path of everyPath) expect(message).toContain(`\n  ${path}: `)
  })

  test('has no value of it in the error', async () => {
    const error = await configurationError(() => createCardlane({ adapters, config }))
    const printed = [
      inspect(error, { depth: null, showHidden: true }),
      JSON.stringify(error),
      String(error.stack),
    ]
    for (const text of printed) expect(text.replaceAll('canaryless', '')).not.toContain('canary')
  })
})

test('a configuration without a problem is left as it is', () => {
  const config = { default: 'a', providers: { a: silaOptions, b: paywallOptions } }
  const { adapter, ...options } = silaOptions
  const { providers, defaultName } = checkConfig({ adapters, config })
  expect(defaultName).toBe('a')
  expect(providers[0]).toEqual({ name: 'a', adapter: sila, options })
  expect(providers[0]?.options).toHaveProperty('auth', silaOptions.auth)
  expect(providers[1]).toMatchObject({ name: 'b', adapter: paywall })
  expect(adapter).toBe('sila')
})

test.each([[undefined], [['@cardlane/sila']], [[{}]]])('adapters that are %j are refused', (adapters) => {
  const settings = { adapters, config: { providers: {} } } as unknown as Parameters<typeof checkConfig>[0]
  expect(() => checkConfig(settings)).toThrow('adapters: must be a list of adapters, such as [acme]')
})
