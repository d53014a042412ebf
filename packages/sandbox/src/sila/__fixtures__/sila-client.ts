import { secp256k1 } from '@noble/curves/secp256k1'
import { keccak_256 } from '@noble/hashes/sha3'
import { send, type Received } from '../../__fixtures__/send.js'
import type { SilaSimulator } from '../sila-simulator.js'

/** r, s and v in hex, over the Keccak-256 of the text. */
export function sign(text: string, privateKey: string): string {
  const signature = secp256k1.sign(keccak_256(new TextEncoder().encode(text)), privateKey)
  return signature.toHex('compact') + (27 + signature.recovery).toString(16)
}

export interface SilaRequest {
  readonly method?: string
  readonly header?: object
  readonly fields?: object
  /** Sent as it is, instead of `header` and `fields`. */
  readonly text?: string
  /** Instead of both signatures. */
  readonly authorization?: string
  /** Instead of, or besides, the right signatures; an empty one is left out. */
  readonly signatures?: Record<string, string>
}

export function headerOf(sila: SilaSimulator, now: number) {
  return {
    created: Math.floor(now / 1000),
    app_handle: sila.appHandle,
    user_handle: sila.userHandle,
    reference: '31a25154-8c8a-4341-9ddd-0863d7736a4d',
  }
}

/** Makes a caller of one simulator, on one clock. Unless told otherwise, it signs. */
export function createSilaClient(sila: SilaSimulator, clock: { now(): number }) {
  return (endpoint: string, request: SilaRequest = {}): Promise<Received> => {
    const { method = 'POST', fields, authorization, signatures } = request
    const header = { ...headerOf(sila, clock.now()), ...request.header }
    const body = request.text ?? JSON.stringify({ header, ...fields })
    const authHeaders =
      authorization === undefined
        ? {
            authsignature: sign(body, sila.appKey),
            usersignature: sign(body, sila.userKey),
            ...signatures,
          }
        : { authorization }
    const sent = Object.entries(authHeaders).filter(([, value]) => value !== '')
    return send({
      method,
      url: `${sila.baseUrl}/${endpoint}`,
      headers: { 'content-type': 'application/json', ...Object.fromEntries(sent) },
      body,
    })
  }
}

export const basic = (id: string, secret: string): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
