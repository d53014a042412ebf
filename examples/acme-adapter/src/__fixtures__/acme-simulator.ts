import { webcrypto } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { AcmeAccount } from './acme-account.js'
import { answerOf, failure, type AcmeReply } from './acme-routes.js'

/** Acme on this machine. */
export interface AcmeSimulator {
  /** For the option `baseUrl`. */
  readonly baseUrl: string
  close(): Promise<void>
}

/** Starts Acme on loopback with its accounts. */
export async function startAcme(accounts: readonly AcmeAccount[]): Promise<AcmeSimulator> {
  const server = createServer((incoming, response) => {
    reply(accounts, incoming).then(
      ({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      },
      () => response.destroy(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function reply(accounts: readonly AcmeAccount[], incoming: IncomingMessage): Promise<AcmeReply> {
  const bytes = await buffer(incoming)
  const account = accounts.find(({ keyId }) => keyId === incoming.headers['acme-key'])
  if (account === undefined) return failure(401, 'key_unknown', 'There is no such key.')
  if (!(await isSigned(incoming, bytes, account.secret))) {
    return failure(401, 'signature_invalid', 'The signature is not of this request.')
  }
  const { method = '', url = '' } = incoming
  const body = bytes.length === 0 ? {} : (JSON.parse(bytes.toString()) as Record<string, unknown>)
  return answerOf(account, { method, url: new URL(url, 'http://acme'), body })
}

/** By other code than the adapter's, so that a mistake made there is not made here, too. */
async function isSigned({ method, url, headers }: IncomingMessage, body: Buffer, secret: string) {
  const { subtle } = webcrypto
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await subtle.importKey('raw', Buffer.from(secret), hmac, false, ['verify'])
  const signed = Buffer.concat([Buffer.from(`${method ?? ''}\n${url ?? ''}\n`), body])
  return subtle.verify('HMAC', key, Buffer.from(String(headers['acme-signature']), 'hex'), signed)
}
