import { expect, jest, test } from '@jest/globals'
import { fakeAdapter } from '../__fixtures__/fake-adapter.js'
import { defineCapabilities } from '../model/capabilities.js'
import { createProvider } from './create-provider.js'
import { deepFreeze } from '../deep-freeze.js'
import { isAdapter } from './define-adapter.js'

test('an adapter is a value that cannot be changed', () => {
  const adapter = fakeAdapter()
  expect([isAdapter(adapter), Object.isFrozen(adapter), adapter.name]).toEqual([true, true, 'fake'])
})

test('an adapter of another copy of the package is one too', async () => {
  const options = fakeAdapter().options
  jest.resetModules()
  const other = await import('./define-adapter.js')
  const { capabilities } = fakeAdapter()
  const adapter = other.defineAdapter({ name: 'other', options, capabilities, create: () => ({}) })
  expect([other.isAdapter === isAdapter, isAdapter(adapter)]).toEqual([false, true])
})

test.each([[undefined], [null], ['fake'], [{}], [{ ...fakeAdapter(), name: 'copied' }, true]])(
  '%p is an adapter only where it was made as one',
  (value, made = false) => {
    expect(isAdapter(value)).toBe(made)
  },
)

test('capabilities cannot be changed', () => {
  expect(Object.isFrozen(defineCapabilities(fakeAdapter().capabilities))).toBe(true)
})

test('an instance knows its name, its adapter and what it can', () => {
  const adapter = fakeAdapter({ capabilities: { getCard: 'unsupported' } })
  const provider = createProvider(adapter, { id: 'fake-eu', options: { secret: 'made-up' } })
  expect(provider).toMatchObject({ id: 'fake-eu', adapter: 'fake', capabilities: { getCard: 'unsupported' } })
  expect(Object.isFrozen(provider)).toBe(true)
})

test('two instances have nothing in common', async () => {
  const clients: unknown[] = []
  const world = { configureHttp: (http: unknown) => clients.push(http) }
  const adapter = fakeAdapter()
  for (const id of ['a', 'b']) {
    const options = { secret: 'made-up', baseUrl: 'http://127.0.0.1:1', maxAttempts: 1 }
    const provider = createProvider(adapter, { id, options, world })
    await expect(provider.listCards('anna')).rejects.toThrow('could not be reached')
    await expect(provider.listCards('anna')).rejects.toThrow('could not be reached')
  }
  expect(clients).toHaveLength(2)
  expect(new Set(clients).size).toBe(2)
})

test('freezing leaves instances of classes to themselves', () => {
  const when = new Date(0)
  const frozen = deepFreeze({ list: [{ a: 1 }], when, nothing: null, bare: 'text' })
  const parts = [frozen, frozen.list, frozen.list[0], when]
  expect(parts.map((part) => Object.isFrozen(part))).toEqual([true, true, true, false])
})
