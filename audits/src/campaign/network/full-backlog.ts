import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'

/** Nothing else listens there. */
export const neverAccepts = '127.0.0.3'

/** Two connections fill a backlog of one; Linux completes no third handshake. */
const fillers = [1, 2]

// A thread that sleeps for ever accepts nothing.
const listenAndSleep = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { createServer } = require('node:net')
  const listen = (port) => new Promise((resolve, reject) => {
    createServer().once('error', reject).listen({ port, host: '${neverAccepts}', backlog: 1 }, resolve)
  })
  Promise.all(workerData.map(listen)).then(() => {
    parentPort.postMessage('listening')
    setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))
  })
`

/** Listens on these ports of `neverAccepts`, so that whoever connects there waits for ever. */
export async function openFullBacklogs(ports: readonly number[]): Promise<{ close(): Promise<void> }> {
  const worker = new Worker(listenAndSleep, { eval: true, workerData: ports })
  await once(worker, 'message')
  const sockets = await Promise.all(ports.flatMap((port) => fillers.map(() => connected(port))))
  return {
    async close() {
      for (const socket of sockets) socket.destroy()
      await worker.terminate()
    },
  }
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, neverAccepts)
  await once(socket, 'connect')
  return socket.on('error', () => undefined)
}
