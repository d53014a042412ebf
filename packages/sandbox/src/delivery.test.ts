import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { deliver } from './delivery.js'

const bytes = 50_000_000
const mebibyte = 1024 * 1024

let server: Server
let client: Socket
let response: ServerResponse
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const asked = once(server, 'request') as Promise<[unknown, ServerResponse]>
  client = connect((server.address() as AddressInfo).port, '127.0.0.1').pause()
  client.write('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n')
  ;[, response] = await asked
})
afterEach(async () => {
  client.destroy()
  await new Promise((closed) => server.close(closed))
})

const reply = { status: 200, body: { fine: true } }
const inflate = () => deliver({ how: 'inflate', reply, bytes }, response)

/** The client has been sent as much as it takes without reading. */
async function untilItWaits(): Promise<void> {
  let before = -1
  while (before !== response.socket?.bytesWritten) {
    before = response.socket?.bytesWritten ?? 0
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate)
  }
}

test('a huge body waits for its reader instead of standing in memory', async () => {
  const delivered = inflate()
  await untilItWaits()
  expect(response.writableNeedDrain).toBe(true)
  expect(response.writableLength).toBeLessThan(mebibyte)

  let received = 0
  let mostHeld = 0
  client.on('data', (chunk: Buffer) => {
    received += chunk.length
    mostHeld = Math.max(mostHeld, response.writableLength)
  })
  client.resume()
  await Promise.all([once(client, 'end'), delivered])
  expect(received).toBeGreaterThan(bytes)
  expect(mostHeld).toBeLessThan(mebibyte)
})

test('a huge body ends when its reader has gone', async () => {
  const delivered = inflate()
  await untilItWaits()
  client.destroy()
  await delivered
  expect(response.destroyed).toBe(true)
})
