import type { Canary } from '../search/canary.js'
import type { Arrived } from '../stage/arrived.js'

/** A way of repeating what a request carried. */
export interface Echo {
  readonly name: string
  readonly text: (arrived: Arrived, shared: readonly Canary[]) => string
}

const headerLines = ({ rawHeaders }: Arrived) =>
  rawHeaders.map((each, at) => (at % 2 === 0 ? `${each}: ` : `${each}\n`)).join('')

/** The values of the headers that a client adds of its own accord. */
const proofs = ({ headers }: Arrived) =>
  Object.entries(headers)
    .filter(([name]) => /^(?:x-|api|auth|user-?sig)/.test(name))
    .map(([, value]) => String(value))

const inEvery = (write: (proof: string) => string) => (arrived: Arrived) =>
  proofs(arrived).map(write).join(' ')

const longHeader = 250

export const echoes: readonly Echo[] = [
  { name: 'the headers', text: headerLines },
  { name: 'the headers as JSON', text: ({ headers }) => JSON.stringify(headers) },
  { name: 'the headers as base64', text: (arrived) => Buffer.from(headerLines(arrived)).toString('base64') },
  { name: 'the proof', text: inEvery((proof) => proof) },
  { name: 'the proof in capitals', text: inEvery((proof) => proof.toUpperCase()) },
  { name: 'the proof for a URL', text: inEvery(encodeURIComponent) },
  { name: 'the proof as base64url', text: inEvery((proof) => Buffer.from(proof).toString('base64url')) },
  { name: 'the proof as hex', text: inEvery((proof) => Buffer.from(proof).toString('hex')) },
  { name: 'two thirds of the proof', text: inEvery((proof) => proof.slice(0, proof.length * 0.66)) },
  {
    name: 'the Basic pair, decoded',
    text: inEvery((proof) => Buffer.from(proof.slice(6), 'base64').toString()),
  },
  {
    name: 'the proof at the end of a long message',
    text: (arrived) => `${'It is wrong. '.repeat(longHeader / 13)}${proofs(arrived).join(' ')}`,
  },
  { name: 'the body', text: ({ body }) => body },
  // Such as the key of an HMAC, which is never sent.
  { name: 'the credentials that it shares', text: (_, shared) => shared.map(({ text }) => text).join(' ') },
]
