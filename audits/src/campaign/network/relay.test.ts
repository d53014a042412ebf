import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { Endpoint } from './endpoint.js'
import type { NetworkFault } from './network-fault.js'
import { openRelay, type Listener } from './relay.js'

let endpoint: Endpoint
let relay: Listener
let client: Socket
const simulator = createServer((_request, response) => response.end('{"name":"First"}'))

beforeEach(async () => {
  simulator.listen(0, '127.0.0.1')
  await once(simulator, 'listening')
  endpoint = new Endpoint('worker-1')
  const upstream = `http://127.0.0.1:${(simulator.address() as AddressInfo).port}`
  relay = await openRelay({ endpoint, upstream, secure: false })
  client = connect(relay.port, '127.0.0.1').on('error', () => undefined)
})
afterEach(async () => {
  client.destroy()
  await relay.close()
  simulator.close()
})

const begin = (kind: NetworkFault) => {
  endpoint.begin({ kind, times: Infinity, delayMs: 0 })
}
const ask = () => client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
const answered = async () => String((await once(client, 'data')) as unknown)

test('an answer passes as it is', async () => {
  ask()
  expect(await answered()).toMatch(/^HTTP\/1\.1 200 OK[^]*{"name":"First"}$/)
  expect([endpoint.arrived, endpoint.answered]).toEqual([1, 1])
})

test('a connection on which nothing comes is held until the client closes it', async () => {
  begin('request_hangs')
  ask()
  for (let wait = 0; endpoint.held === 0 && wait < 500; wait += 1) await sleep(2)
  expect([endpoint.held, endpoint.arrived, endpoint.answered]).toEqual([1, 1, 0])
  client.destroy()
  for (let wait = 0; endpoint.held > 0 && wait < 500; wait += 1) await sleep(2)
  expect(endpoint.held).toBe(0)
})

test('a connection that is kept dies with the next request, and a new one does not', async () => {
  ask()
  await answered()
  begin('kept_closed')
  ask()
  await once(client, 'close')
  client = connect(relay.port, '127.0.0.1')
  ask()
  expect(await answered()).toMatch(/^HTTP\/1\.1 200 OK/)
})

test('what nobody asked for comes when it is wanted, and would be a lie', async () => {
  begin('stray_answer')
  ask()
  await answered()
  endpoint.writeStray?.()
  expect(await answered()).toMatch(/^HTTP\/1\.1 200 [^]*{"name":"Stray"}$/)
})
