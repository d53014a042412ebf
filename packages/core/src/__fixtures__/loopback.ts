import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import dns, { type LookupOptions } from 'node:dns'
import { afterEach, beforeAll, jest } from '@jest/globals'
import nock from 'nock'

const servers = new Set<Server>()
const sockets = new Set<Socket>()

/** To be called once in a test file: nothing stands between its calls and their sockets, and no server outlives its test. */
export function useRealSockets(): void {
  beforeAll(() => {
    nock.restore()
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    for (const socket of sockets) socket.destroy()
    await Promise.all([...servers].map((server) => new Promise((resolve) => server.close(resolve))))
    servers.clear()
    sockets.clear()
  })
}

/** A server of bytes on a free port of loopback. Gives the port. */
export function listenTcp(onSocket: (socket: Socket) => void): Promise<number> {
  return listen(createServer(onSocket))
}

/** An HTTP server on a free port of loopback. Gives its address. */
export async function listenHttp(onRequest: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createHttpServer(onRequest))}`
}

/** Makes a server listen on a free port, and closes it after the test. */
export async function listen(server: Server): Promise<number> {
  servers.add(server)
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Sets variables of the environment for one piece of work; those of proxies that are not named are not set. */
export async function withEnvironment<T>(
  variables: Readonly<Record<string, string>>,
  act: () => Promise<T>,
): Promise<T> {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()])
  const before = names.map((name) => [name, process.env[name]] as const)
  for (const name of names) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, variables)
  try {
    return await act()
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = value
    }
  }
}

type Looked = (error: Error | null, address?: string) => void

/** Answers what asks for the address of a made-up name, `*.fake.test`, until the test is over. */
export function answerLookups(answer: (done: Looked) => void): void {
  const { lookup } = dns
  const replaced = (name: string, options: LookupOptions, done: Looked) => {
    if (name.endsWith('.fake.test')) answer(done)
    else lookup(name, options as object, done)
  }
  jest.spyOn(dns, 'lookup').mockImplementation(replaced as unknown as typeof lookup)
}

/** Nobody knows the address of a made-up name. */
export function failLookups(): void {
  answerLookups((done) => {
    done(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }))
  })
}
