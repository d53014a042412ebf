import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createFakeClock } from './__fixtures__/fake-clock.js'
import { nextRequest, sendRaw } from './__fixtures__/raw-client.js'
import { startSandbox, type Sandbox } from './index.js'

const listen = async (port: number): Promise<Server> => {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}
const portOf = (server: Server) => (server.address() as AddressInfo).port

/** The first of five ports that are free at the moment. */
async function fivePorts(): Promise<number> {
  for (;;) {
    const first = await listen(0)
    const port = portOf(first)
    const opened = await Promise.allSettled([1, 2, 3, 4].map((place) => listen(port + place)))
    const others = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    await Promise.all([first, ...others].map((server) => new Promise((closed) => server.close(closed))))
    if (others.length === 4) return port
  }
}

/** What keeps the process alive; other tests in it may have left some that end on their own. */
const sockets = () => process.getActiveResourcesInfo().filter((kind) => kind.startsWith('TCP')).length

let before: number
beforeEach(() => {
  before = sockets()
})

/** What has been closed is gone a few turns later. */
async function nothingIsLeft(): Promise<void> {
  for (let turn = 0; turn < 200 && sockets() > before; turn += 1) await new Promise(setImmediate)
  expect(sockets()).toBeLessThanOrEqual(before)
}

describe('ports', () => {
  test('follow each other from the first one: page, paywint, paywall, paywall payments, sila', async () => {
    const port = await fivePorts()
    const sandbox = await startSandbox({ port, page: true })
    await sandbox.close()
    expect([
      sandbox.page?.url,
      sandbox.paywint.baseUrl,
      sandbox.paywall.cardUrl,
      sandbox.paywall.paymentUrl,
      sandbox.sila.baseUrl,
    ]).toEqual([0, 1, 2, 3, 4].map((place) => `http://127.0.0.1:${port + place}${place === 4 ? '/0.2' : ''}`))
  })

  test.each([0, 1, 2, 3, 4])(
    'one in use (the one at place %d) is named, and none stays open',
    async (place) => {
      const port = await fivePorts()
      const taken = await listen(port + place)
      const problem = await startSandbox({ port, page: true }).then(
        (sandbox) => sandbox.close(),
        (error: unknown) => String(error),
      )
      taken.close()
      expect(problem).toMatch(`Error: Port ${port + place} of 127.0.0.1 is in use. `)
      await nothingIsLeft()
    },
  )

  test.each([-1, 1.5, 65_532, NaN])('%d cannot be the first of five', async (port) => {
    await expect(startSandbox({ port })).rejects.toThrow(
      'The first of five ports is a whole number from 1 to 65531, or 0 for free ones.',
    )
  })
})

describe('what is closed', () => {
  let sandbox: Sandbox
  beforeEach(async () => {
    // Its `schedule` throws, so whoever leaves a timer fails here.
    sandbox = await startSandbox({ page: true, clock: createFakeClock() })
  })
  afterEach(() => sandbox.close())

  test('leaves no socket and no timer, after a hang and a client that gave up', async () => {
    sandbox.faults.add({ kind: 'hang' })
    const taken = nextRequest(sandbox)
    const patience = new AbortController()
    const answer = sendRaw({ method: 'GET', url: `${sandbox.paywall.cardUrl}/paywall/card` }, patience.signal)
    await taken
    expect(sockets()).toBeGreaterThan(before + 5)
    patience.abort()
    await answer
    sandbox.clock.advance('1d')
    expect(sandbox.clock.scheduled).toBe(0)
    await sandbox.close()
    await nothingIsLeft()
  })

  test('stays closed, also when it is closed again', async () => {
    await Promise.all([sandbox.close(), sandbox.close()])
    await sandbox.close()
    const gone = await sendRaw({ method: 'GET', url: `${sandbox.page?.url ?? ''}/` })
    expect(gone.error).toBe('ECONNREFUSED')
  })
})

test('a fault or a state with a mistake in it starts nothing', async () => {
  await expect(startSandbox({ faults: [{ kind: 'hang', route: 'GET /nowhere' }] })).rejects.toThrow(
    /there is no GET \/nowhere\. There are: POST \/api\/platform/,
  )
  await expect(startSandbox({ state: {} as never })).rejects.toThrow(
    'This is not the state of a sandbox.\n$.version',
  )
  await nothingIsLeft()
})
