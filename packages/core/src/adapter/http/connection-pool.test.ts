import { pbkdf2 } from 'node:crypto'
import http, { Agent, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { card, createBench, failureOf, payment, success } from '../../__fixtures__/bench.js'
import { listenHttp, listenTcp, useRealSockets } from '../../__fixtures__/loopback.js'
import { systemClock } from '../../clock.js'
import type { World } from '../world.js'
import { ConnectionPool } from './connection-pool.js'

useRealSockets()

const body = JSON.stringify({ ...success.card.body, cards: [], link: 'https://pay.fake.test/p' })
const answer = `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`

const providerAt = (baseUrl: string, options: object = {}, world: Partial<World> = {}) =>
  createBench({ options: { baseUrl, ...options }, world: { clock: systemClock, ...world } }).provider

/** Answers each request with `bytes`, and remembers the sockets. */
async function startServer(bytes: string | ((socket: Socket, requests: number) => void) = answer) {
  const sockets: Socket[] = []
  let requests = 0
  const port = await listenTcp((socket) => {
    sockets.push(socket)
    socket.on('data', () => {
      requests += 1
      if (typeof bytes === 'string') socket.write(bytes)
      else bytes(socket, requests)
    })
  })
  return { baseUrl: `http://127.0.0.1:${port}`, sockets, requests: () => requests }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))
const keepBusy = (ms: number) => {
  const until = performance.now() + ms
  while (performance.now() < until);
}

test('many calls at once share fifty connections, or as many as the options say', async () => {
  for (const [options, most] of [
    [{}, 50],
    [{ maxConnections: 3 }, 3],
  ] as const) {
    const { baseUrl, sockets } = await startServer()
    const provider = providerAt(baseUrl, options)
    await Promise.all(Array.from({ length: most * 4 }, () => provider.listCards('anna')))
    expect(sockets.length).toBeLessThanOrEqual(most)
  }
})

describe.each<[string, (agent: Agent) => { options: object; world: Partial<World> }]>([
  ['of the pool', () => ({ options: { maxConnections: 1 }, world: {} })],
  [
    'of an agent of the application',
    (agent) => ({ options: {}, world: { configureHttp: (axios) => (axios.defaults.httpAgent = agent) } }),
  ],
])('a call that waits for the only connection %s', (_, settingsFor) => {
  test('ends at its own deadline, and says nothing against the provider', async () => {
    const held: ServerResponse[] = []
    let arrive: () => void = () => undefined
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    const baseUrl = await listenHttp((request, response) => {
      if (held.push(response) === 1) arrive()
      else response.end(body)
    })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const { options, world } = settingsFor(agent)
    const { provider, clock, events } = createBench({
      options: { baseUrl, circuitFailures: 1, deadlineMs: 1000, ...options },
      world,
    })
    const first = provider.listCards('anna', { deadlineMs: 6000 })
    await arrived
    const second = failureOf(provider.createPaymentLink(payment))
    while (events.filter(({ type }) => type === 'request').length < 2) await turn()
    clock.advance(1000)
    expect(await second).toMatchObject({
      ...{ code: 'deadline_exceeded', phase: 'waiting_for_socket', outcome: 'not_applied', attempts: 1 },
    })
    expect(provider.circuit).toBe('closed')
    held[0]?.end(body)
    await first
    expect((await provider.listCards('anna')).cards).toEqual([])
    expect(held).toHaveLength(2)
    agent.destroy()
  })
})

test('a retry after a connection that died on reuse takes a fresh one', async () => {
  let isDying = false
  const { baseUrl, sockets } = await startServer((socket) => {
    if (isDying && sockets.indexOf(socket) < 5) socket.destroy()
    else socket.write(answer)
  })
  const provider = providerAt(baseUrl)
  await Promise.all(Array.from({ length: 5 }, () => provider.listCards('anna')))
  expect(sockets).toHaveLength(5)
  isDying = true
  const { meta } = await provider.listCards('anna')
  expect(meta.attempts).toBe(2)
})

describe('what comes on a free connection', () => {
  const stray = JSON.stringify({ ...success.card.body, card: { id: 'stray', name: 'stray' } })

  test.each<[string, Partial<World>]>([
    ['of the pool', {}],
    [
      'of an agent of the application',
      { configureHttp: (axios) => (axios.defaults.httpAgent = new Agent({ keepAlive: true })) },
    ],
  ])('%s is not taken for the answer to the next call, made before anybody could look', async (_, world) => {
    const { baseUrl, sockets } = await startServer()
    const provider = providerAt(baseUrl, {}, world)
    await provider.getCard(card)
    await turn()
    sockets[0]?.write(`HTTP/1.1 200 OK\r\ncontent-length: ${stray.length}\r\n\r\n${stray}`)
    keepBusy(20)
    expect((await provider.getCard(card)).card.name).not.toBe('stray')
    expect((await provider.getCard(card)).card.name).not.toBe('stray')
  })

  test('closes it', async () => {
    const { baseUrl, sockets } = await startServer()
    const provider = providerAt(baseUrl)
    await provider.getCard(card)
    const closed = new Promise((resolve) => sockets[0]?.once('close', resolve))
    sockets[0]?.write('anything')
    await closed
    await provider.getCard(card)
    expect(sockets).toHaveLength(2)
  })
})

test('a connection that the provider closed while the client was busy is not used', async () => {
  const { baseUrl, sockets } = await startServer()
  const provider = providerAt(baseUrl)
  await provider.getCard(card)
  sockets[0]?.end()
  keepBusy(20)
  expect((await provider.getCard(card)).meta.attempts).toBe(1)
})

test('a free connection is used no longer than the provider announces', async () => {
  const { baseUrl, sockets } = await startServer(
    answer.replace('\r\n\r\n', '\r\nkeep-alive: timeout=1\r\n\r\n'),
  )
  const provider = providerAt(baseUrl)
  await provider.getCard(card)
  await provider.getCard(card)
  expect(sockets).toHaveLength(2)
})

describe('a connection that is silent for too long', () => {
  const open = async () => {
    const { baseUrl, sockets } = await startServer()
    const { hostname, port, protocol } = new URL(baseUrl)
    const pool = new ConnectionPool({ protocol, hostname, port: Number(port) }, 5) as object as Agent
    const send = (isAnswered: boolean) => {
      const cardlane = {
        newConnection: false,
        progress: { phase: 'sent' },
        signal: new AbortController().signal,
      }
      const options = { agent: pool, host: hostname, port, cardlane }
      const request = http.request(options as http.RequestOptions)
      request.end()
      const socket = new Promise<Socket>((resolve) => request.once('socket', resolve))
      const ended = new Promise<string>((resolve) => {
        request.once('error', ({ message }) => {
          resolve(message)
        })
        if (isAnswered)
          request.once('response', (response) =>
            response.resume().once('end', () => setImmediate(resolve, 'ok')),
          )
      })
      return { socket, ended }
    }
    return { sockets, send }
  }

  test('is closed while it is free', async () => {
    const { sockets, send } = await open()
    const { socket, ended } = send(true)
    await ended
    const closed = new Promise((resolve) => sockets[0]?.once('close', resolve))
    ;(await socket).emit('timeout')
    await closed
  })

  test('is given up by a request where it was used before, and not where it is new', async () => {
    const { send } = await open()
    const first = send(true)
    ;(await first.socket).emit('timeout')
    expect(await first.ended).toBe('ok')
    const second = send(true)
    ;(await second.socket).emit('timeout')
    expect(await second.ended).toMatch(/silent/)
  })
})

test('a compressed answer does not wait for work of others in the thread pool', async () => {
  const baseUrl = await listenHttp((_request, response) => {
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync(body))
  })
  const provider = providerAt(baseUrl)
  await provider.getCard(card)
  let hashed = 0
  const hash = async () => {
    await promisify(pbkdf2)('made up', 'made up', 200_000, 64, 'sha512')
    hashed += 1
  }
  const hashing = Array.from({ length: 8 }, hash)
  await provider.getCard(card)
  expect(hashed).toBe(0)
  await Promise.all(hashing)
})
