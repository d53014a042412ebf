import { beforeEach, expect, jest, test } from '@jest/globals'
import type { World } from '../world.js'

const loaded: string[] = []

beforeEach(() => {
  loaded.length = 0
  jest.resetModules()
  for (const name of ['axios', 'https-proxy-agent']) {
    jest.doMock(name, () => {
      loaded.push(name)
      return jest.requireActual(name)
    })
  }
})

async function makeInstance(world: Partial<World>) {
  const { createProvider } = await import('../index.js')
  const { fakeAdapter } = await import('../../__fixtures__/fake-adapter.js')
  const options = { secret: 'made-up', baseUrl: 'http://127.0.0.1:1', maxAttempts: 1 }
  return createProvider(fakeAdapter(), { id: 'fake-1', options, world })
}

test('axios is loaded only for an application that configures it, with its first request', async () => {
  const plain = await makeInstance({})
  await expect(plain.listCards('anna')).rejects.toThrow('could not be reached')
  expect(loaded).toEqual([])

  const configured = await makeInstance({ configureHttp: () => undefined })
  expect(loaded).toEqual([])
  await expect(configured.listCards('anna')).rejects.toThrow('could not be reached')
  expect(loaded).toContain('axios')
})
