import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createProvider } from '@cardlane/core/adapter'
import { paywint } from '@cardlane/paywint'
import { sila } from '@cardlane/sila'
import { container as globalContainer, inject, injectable, type DependencyContainer } from 'tsyringe'
import { problemsOf } from './__fixtures__/configuration-error.js'
import { createCountingAdapter } from './__fixtures__/counting-adapter.js'
import { paywintOptions, silaOptions } from './__fixtures__/options.js'
import {
  CardlaneToken,
  CardProviderToken,
  cardProviderToken,
  createCardlane,
  registerCardlane,
  type Cardlane,
  type CardProvider,
} from './index.js'

const config = { default: 'sila-us', providers: { 'sila-us': silaOptions, hosted: paywintOptions } } as const
const settings = { adapters: [paywint, sila], config } as const

@injectable()
class Wallet {
  constructor(
    @inject(CardProviderToken) readonly cards: CardProvider,
    @inject(cardProviderToken('hosted')) readonly hosted: CardProvider,
    @inject(CardlaneToken) readonly cardlane: Cardlane,
  ) {}
}

let container: DependencyContainer
beforeEach(() => {
  container = globalContainer.createChildContainer()
  registerCardlane(container, settings)
})

const defaultOf = (from: DependencyContainer) => from.resolve<CardProvider>(CardProviderToken)
const namedOf = (from: DependencyContainer, name: string) =>
  from.resolve<CardProvider>(cardProviderToken(name))
const cardlaneOf = (from: DependencyContainer) => from.resolve<Cardlane>(CardlaneToken)

describe('injection', () => {
  test('gives a class the default provider, a named one, and all of them', () => {
    const { cards, hosted, cardlane } = container.resolve(Wallet)
    expect(cards).toMatchObject({ id: 'sila-us', adapter: 'sila' })
    expect(hosted).toMatchObject({ id: 'hosted', adapter: 'paywint' })
    expect(cardlane.names).toEqual(['sila-us', 'hosted'])
    expect(cardlane.provider()).toBe(cards)
    expect(cardlane.provider('hosted')).toBe(hosted)
  })

  test('gives the same instances to all', () => {
    const one = container.resolve(Wallet)
    const other = container.resolve(Wallet)
    expect(other).not.toBe(one)
    expect(other.cards).toBe(one.cards)
    expect(other.hosted).toBe(one.hosted)
    expect(namedOf(container, 'sila-us')).toBe(one.cards)
  })

  test('makes an instance when it is first resolved, and once', () => {
    const { counting, made } = createCountingAdapter()
    const providers = {
      a: { adapter: 'counting', label: 'a' },
      b: { adapter: 'counting', label: 'b' },
    } as const
    registerCardlane(container, { adapters: [counting], config: { default: 'a', providers } })
    cardlaneOf(container)
    expect(made).toEqual([])
    namedOf(container, 'b')
    namedOf(container, 'b')
    expect(made).toEqual(['b'])
    defaultOf(container)
    cardlaneOf(container).provider()
    expect(made).toEqual(['b', 'a'])
  })

  test('names the known providers when there is no default', async () => {
    registerCardlane(container, { adapters: settings.adapters, config: { providers: config.providers } })
    expect(await problemsOf(() => defaultOf(container))).toEqual([
      {
        path: 'default',
        message: 'is missing, so name the provider; the configuration has: sila-us, hosted',
      },
    ])
    expect(namedOf(container, 'hosted').id).toBe('hosted')
  })
})

describe('overriding one provider', () => {
  const { counting } = createCountingAdapter()
  const stub = createProvider(counting, { id: 'stub', options: { label: 'stub' } })
  const override = (of: DependencyContainer) =>
    of.register<CardProvider>(cardProviderToken('sila-us'), { useValue: stub })

  test('takes one call, and the default follows', () => {
    override(container)
    const { cards, hosted, cardlane } = container.resolve(Wallet)
    expect(cards).toBe(stub)
    expect(cardlane.provider()).toBe(stub)
    expect(cardlane.provider('sila-us')).toBe(stub)
    expect(hosted.id).toBe('hosted')
  })

  test('is seen by a Cardlane that was resolved before', () => {
    const cardlane = cardlaneOf(container)
    expect(cardlane.provider().id).toBe('sila-us')
    override(container)
    expect(cardlane.provider()).toBe(stub)
  })

  test('in a child container leaves the parent alone', () => {
    const child = container.createChildContainer()
    override(child)
    const wallet = child.resolve(Wallet)
    expect(wallet.cards).toBe(stub)
    expect(wallet.cardlane.provider()).toBe(stub)
    expect(container.resolve(Wallet).cards.id).toBe('sila-us')
    expect(cardlaneOf(container).provider().id).toBe('sila-us')
  })
})

describe('containers', () => {
  test('a child has the instances of its parent, whoever asks first', () => {
    const child = container.createChildContainer()
    expect(namedOf(child, 'hosted')).toBe(namedOf(container, 'hosted'))
    expect(defaultOf(child)).toBe(defaultOf(container))
    expect(cardlaneOf(child).provider()).toBe(cardlaneOf(container).provider())
  })

  test('a child may have a configuration of its own', () => {
    const child = container.createChildContainer()
    registerCardlane(child, { adapters: [paywint], config: { providers: { own: paywintOptions } } })
    expect(defaultOf(child).id).toBe('own')
    expect(cardlaneOf(child).names).toEqual(['own'])
    expect(defaultOf(container).id).toBe('sila-us')
  })

  test('two side by side share nothing', () => {
    const other = globalContainer.createChildContainer()
    registerCardlane(other, settings)
    expect(defaultOf(other).id).toBe('sila-us')
    expect(defaultOf(other)).not.toBe(defaultOf(container))
    expect(namedOf(other, 'hosted')).not.toBe(namedOf(container, 'hosted'))
  })

  test('a wrong configuration registers nothing', async () => {
    const own = globalContainer.createChildContainer()
    const wrong = { default: 'nobody', providers: config.providers }
    await problemsOf(() => {
      // @ts-expect-error There is no provider of this name.
      registerCardlane(own, { adapters: settings.adapters, config: wrong })
    })
    const tokens = [CardlaneToken, CardProviderToken, cardProviderToken('sila-us')]
    expect(tokens.filter((token) => own.isRegistered(token))).toEqual([])
  })

  test('the global one is left alone by importing and by createCardlane', async () => {
    createCardlane(settings).provider()
    const tokens = [CardlaneToken, CardProviderToken, cardProviderToken('sila-us')]
    expect(tokens.filter((token) => globalContainer.isRegistered(token, true))).toEqual([])

    await jest.isolateModulesAsync(async () => {
      const { container: untouched } = await import('tsyringe')
      const register = jest.spyOn(untouched, 'register')
      const { createCardlane: create } = await import('./index.js')
      create(settings).provider()
      expect(register).not.toHaveBeenCalled()
    })
  })
})
