import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import nock from 'nock'
import { card, createBench, failureOf } from '../../__fixtures__/bench.js'
import { maxAnswerBytes } from './http-client.js'

const servers: Server[] = []

// Nothing stands between these calls and their sockets.
beforeAll(() => {
  nock.restore()
})

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

/** Answers every request with bytes, and then ends the connection, or repeats the last of them for ever. */
async function answerWith(bytes: readonly (Buffer | string)[], { endless = false } = {}) {
  const last = bytes.at(-1) ?? ''
  const closed: Promise<void>[] = []
  const pour = (socket: Socket) => {
    while (socket.writable && socket.write(last));
  }
  const server = createServer((socket) => {
    closed.push(new Promise((resolve) => socket.once('close', resolve)))
    socket.on('error', () => undefined)
    socket.once('data', () => {
      for (const each of bytes) socket.write(each)
      if (!endless) socket.end()
      else socket.on('drain', () => { pour(socket) })
      if (endless) pour(socket)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { provider } = createBench({ options: { baseUrl, maxAttempts: 1 } })
  return { provider, hungUp: () => Promise.all(closed) }
}

const success = '{"ok":true,"cards":[]}'
const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`
const tooLarge = { code: 'unexpected_response', outcome: 'not_applied', attempts: 1 }

test('a switch of protocols ends the call at once, and not by its deadline', async () => {
  const { provider } = await answerWith(['HTTP/1.1 101 Sure\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'])
  expect(await failureOf(provider.listCards('anna'))).toMatchObject({ code: 'network_failed', attempts: 1 })
})

describe('reading stops, and the connection is closed:', () => {
  test.each<[string, (string | Buffer)[]]>([
    ['a body without end', [chunked, chunk('x'.repeat(65_536))]],
    ['pieces of a byte without end', [chunked, chunk('x').repeat(1000)]],
    ['gzip without end', ['HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n', gzipSync(Buffer.alloc(1024 * 1024))]],
    ['gzip that holds nothing, without end', ['HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n', gzipSync('')]],
    ['deflate without end', ['HTTP/1.1 200 OK\r\ncontent-encoding: deflate\r\n\r\n', deflateRawSync('x', { finishFlush: 2 })]],
  ])('%s', async (_, bytes) => {
    const { provider, hungUp } = await answerWith(bytes, { endless: true })
    expect(await failureOf(provider.listCards('anna'))).toMatchObject(tooLarge)
    expect(await hungUp()).toHaveLength(1)
  })
})

describe('the size of an answer is counted', () => {
  const inPieces = (count: number) => [chunked, ...Array<string>(count).fill(chunk(' ')), chunk(success), '0\r\n\r\n']

  test('by its pieces: 16,384', async () => {
    const right = await answerWith(inPieces(16_383))
    expect((await right.provider.listCards('anna')).cards).toEqual([])
    const wrong = await answerWith(inPieces(16_384))
    expect(await failureOf(wrong.provider.listCards('anna'))).toMatchObject(tooLarge)
  })

  test('by what it expands to: 1 MiB', async () => {
    const padded = (bytes: number) => gzipSync(success.padEnd(bytes))
    const head = 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n'
    const right = await answerWith([head, padded(maxAnswerBytes)])
    expect((await right.provider.listCards('anna')).cards).toEqual([])
    const wrong = await answerWith([head, padded(maxAnswerBytes + 1)])
    expect(await failureOf(wrong.provider.listCards('anna'))).toMatchObject(tooLarge)
  })

  test('and not by headers of interim answers', async () => {
    const interim = 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(1000)
    const { provider } = await answerWith([interim, 'HTTP/1.1 200 OK\r\n\r\n', '{"ok":true,"card":{"id":"c-1"}}'])
    expect((await provider.getCard(card)).card.ref).toEqual(card)
  })
})
