import http from 'node:http'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, expect, jest, test } from '@jest/globals'
import { sila } from '@cardlane/sila'
import { createCardlane } from './index.js'

const id = 'c0ffee00-1bad-4dea-9fad-0a11ab1e50de'
const token = { success: true, access_token: { token: 'made-up', expiration: Date.now() / 1000 + 86_400 } }
const card = { success: true, card_id: id, card_name: 'Groceries' }

const sockets: Socket[] = []
const server = createServer((socket) => {
  sockets.push(socket)
  socket.on('error', () => undefined)
  socket.on('data', (data) => {
    const body = JSON.stringify(data.includes('auth_token') ? token : card)
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
  })
})
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

/** The frames of this project on the way to the socket, from the application's call on, the last first. */
async function framesOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  const { request } = http
  const { stackTraceLimit } = Error
  let stack = ''
  const spy = jest.spyOn(http, 'request').mockImplementation((...given: Parameters<typeof request>) => {
    Error.stackTraceLimit = 100
    stack = String(new Error('here').stack)
    Error.stackTraceLimit = stackTraceLimit
    return request(...given)
  })
  await act()
  spy.mockRestore()
  return stack.split('\n').filter((line) => /packages\/.*\/src\//.test(line) && !line.includes('.test.ts'))
}

test('a warm update goes through at most twelve functions of ours to the socket, each with a name', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const us = {
    adapter: 'sila',
    environment: 'sandbox',
    baseUrl: `http://127.0.0.1:${port}/0.2`,
    appHandle: 'app.silamoney.eth',
    auth: { kind: 'token', clientId: 'made-up-client', clientSecret: 'made-up-secret' },
  } as const
  const provider = createCardlane({ adapters: [sila], config: { providers: { us } } }).provider('us')
  const update = () =>
    provider.updateCard({ card: { owner: 'user.silamoney.eth', id }, set: { name: 'Groceries' } })
  await update()
  const frames = await framesOf(update)
  const names = frames.map((line) => /at (?:async )?(?:new )?(?:[\w$]+\.)*([#\w$<>]+) /.exec(line)?.[1])
  expect(names).toEqual(
    expect.arrayContaining(['transport', 'attempt', 'sendRequest', 'changeWithReadBack', 'runOperation']),
  )
  expect(frames.length).toBeLessThanOrEqual(12)
  expect(names.filter((name) => name === undefined || name === '<anonymous>')).toEqual([])
})
