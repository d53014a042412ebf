import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import nock from 'nock'
import { card, createBench, failureOf } from '../../__fixtures__/bench.js'
import type { CardProvider } from '../../model/card-provider.js'
import { maxResponseBytes } from './transport.js'

const servers: Server[] = []
const sockets: Socket[] = []

// Nothing stands between these calls and their sockets.
beforeAll(() => {
  nock.restore()
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

interface Answering {
  readonly provider: CardProvider
  /** Resolves when the client has closed the connection. */
  readonly hungUp: () => Promise<unknown>
}

/** Answers every request with `bytes`, and then ends the connection, or goes on with `endless`. */
async function answerWith(bytes: Buffer | string, endless?: Buffer | string): Promise<Answering> {
  const closed: Promise<void>[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    closed.push(new Promise((resolve) => socket.once('close', resolve)))
    socket.on('error', () => undefined)
    socket.once('data', () => {
      if (endless === undefined) socket.end(bytes)
      else pour(socket, bytes, endless)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { provider } = createBench({ options: { baseUrl, maxAttempts: 1 } })
  return { provider, hungUp: () => Promise.all(closed) }
}

function pour(socket: Socket, start: Buffer | string, endless: Buffer | string): void {
  const more = () => {
    while (socket.writable && socket.write(endless));
  }
  socket.on('drain', more)
  socket.write(start)
  more()
}

const success = '{"ok":true,"cards":[]}'
const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`
const tooLarge = { code: 'unexpected_response', outcome: 'not_applied', attempts: 1 }

test('a switch of protocols ends the call at once, and not by its deadline', async () => {
  const switching = 'HTTP/1.1 101 Sure\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'
  const { provider } = await answerWith(switching)
  expect(await failureOf(provider.listCards('anna'))).toMatchObject({ code: 'network_failed', attempts: 1 })
})

describe('reading stops, and the connection is closed:', () => {
  const gzip = 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n'
  test.each<[string, string, Buffer | string]>([
    ['a body without end', chunked, chunk('x'.repeat(65_536))],
    ['pieces of a byte without end', chunked, chunk('x').repeat(10_000)],
    ['gzip without end', gzip, gzipSync(Buffer.alloc(1024 * 1024))],
    ['gzip that holds nothing, without end', gzip, Buffer.concat(Array<Buffer>(3000).fill(gzipSync('')))],
  ])('%s', async (_, start, endless) => {
    const { provider, hungUp } = await answerWith(start, endless)
    expect(await failureOf(provider.listCards('anna'))).toMatchObject(tooLarge)
    expect(await hungUp()).toHaveLength(1)
  })
})

describe('the size of an answer is counted', () => {
  const inPieces = (count: number) => `${chunked}${chunk(' ').repeat(count - 1)}${chunk(success)}0\r\n\r\n`

  test('by its pieces: 16,384', async () => {
    const right = await answerWith(inPieces(16_384))
    expect((await right.provider.listCards('anna')).cards).toEqual([])
    const wrong = await answerWith(inPieces(16_385))
    expect(await failureOf(wrong.provider.listCards('anna'))).toMatchObject(tooLarge)
  })

  test('by what it expands to: 1 MiB', async () => {
    const head = Buffer.from('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n')
    const padded = (bytes: number) => Buffer.concat([head, gzipSync(success.padEnd(bytes))])
    const right = await answerWith(padded(maxResponseBytes))
    expect((await right.provider.listCards('anna')).cards).toEqual([])
    const wrong = await answerWith(padded(maxResponseBytes + 1))
    expect(await failureOf(wrong.provider.listCards('anna'))).toMatchObject(tooLarge)
  })

  test('and not by headers of interim answers', async () => {
    const interim = 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(1000)
    const { provider } = await answerWith(`${interim}HTTP/1.1 200 OK\r\n\r\n{"ok":true,"card":{"id":"c-1"}}`)
    expect((await provider.getCard(card)).card.ref).toEqual(card)
  })
})
