import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { secp256k1 } from '@noble/curves/secp256k1'
import { keccak_256, sha3_256 } from '@noble/hashes/sha3'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { startSandbox, type Sandbox } from '../index.js'
import { createSilaClient, headerOf, sign } from './__fixtures__/sila-client.js'
import { addressOf } from './sila-signature.js'

const clock = createFakeClock()
let sandbox: Sandbox
let body = ''
beforeEach(async () => {
  sandbox = await startSandbox({ clock })
  body = JSON.stringify({ header: headerOf(sandbox.sila, clock.now()) })
})
afterEach(() => sandbox.close())

/** r, s and v over a digest that may be any. */
function signDigest(digest: Uint8Array): string {
  const signature = secp256k1.sign(digest, sandbox.sila.userKey)
  return signature.toHex('compact') + (27 + signature.recovery).toString(16)
}

/** What is told of a request whose signatures are these, and otherwise right. */
async function toldOf(signatures: Record<string, string>): Promise<string> {
  const reply = await createSilaClient(sandbox.sila, clock)('get_cards', { text: body, signatures })
  expect(reply.status).toBe(401)
  const { explanation = '' } = sandbox.sila.requests.at(-1) ?? {}
  const secrets = [sandbox.sila.appKey, sandbox.sila.userKey, sign(body, sandbox.sila.userKey)]
  for (const secret of [...secrets, ...Object.values(signatures).filter(Boolean)]) {
    expect(explanation).not.toContain(secret)
  }
  return explanation
}

const right = () => sign(body, sandbox.sila.userKey)
const swapV = (signature: string) => signature.slice(0, 128) + (signature.endsWith('1b') ? '1c' : '1b')
const prefixed = (bytes: Uint8Array) =>
  keccak_256(Buffer.concat([Buffer.from(`\x19Ethereum Signed Message:\n${bytes.length}`), bytes]))
const spaced = () => body.replaceAll(':', ': ').replaceAll(',', ', ')

test('tells whose signature was expected and whose came', async () => {
  const stranger = '33'.repeat(32)
  const explanation = await toldOf({ usersignature: sign(body, stranger) })
  expect(explanation).toContain('Expected usersignature: 130 hex digits')
  expect(explanation).toContain(`by the key of 0x${addressOf(sandbox.sila.userKey)}.`)
  expect(explanation).toContain(`Recovered 0x${addressOf(stranger)}. None of the usual mistakes`)
})

describe('recognises', () => {
  test.each<[string, () => string]>([
    ['(as Python writes it)', () => sign(spaced(), sandbox.sila.userKey)],
    ['an indent of 2', () => sign(JSON.stringify(JSON.parse(body), null, 2), sandbox.sila.userKey)],
    ['0x in front of the signature', () => `0x${right()}`],
    ['the wrong v: 1', () => swapV(right())],
    ['a v of 00, which', () => right().replace(/1b$/, '00').replace(/1c$/, '00')],
    ['no v at the end', () => right().slice(0, 128)],
    ['v in front of r and s', () => `0${right().endsWith('1b') ? 0 : 1}${right().slice(0, 128)}`],
    ['SHA3-256 instead of Keccak-256', () => signDigest(sha3_256(body))],
    ['SHA-256 instead of Keccak-256', () => signDigest(createHash('sha256').update(body).digest())],
    ['the Ethereum message prefix before the body', () => signDigest(prefixed(Buffer.from(body)))],
    ['the Ethereum message prefix before the hash', () => signDigest(prefixed(keccak_256(body)))],
    ['Keccak-256 applied twice', () => signDigest(keccak_256(keccak_256(body)))],
    ['the hash of an empty text', () => sign('', sandbox.sila.userKey)],
  ])('%s', async (mistake, signature) => {
    const explanation = await toldOf({ usersignature: signature() })
    expect(explanation).toContain('What was sent seems to be made with ')
    expect(explanation).toContain(mistake)
    expect(explanation).not.toContain('and with')
  })

  test('two mistakes at once', async () => {
    const explanation = await toldOf({ usersignature: `0x${sign(spaced(), sandbox.sila.userKey)}` })
    expect(explanation).toContain('made with 0x in front of the signature, and with another text')
  })

  test('the signatures of app and user exchanged', async () => {
    const { appKey, userKey } = sandbox.sila
    const exchanged = { authsignature: sign(body, userKey), usersignature: sign(body, appKey) }
    expect(await toldOf(exchanged)).toContain('made with the key that belongs to usersignature.')
  })

  test('a header that is missing', async () => {
    const explanation = await toldOf({ authsignature: '' })
    expect(explanation).toContain('Expected authsignature')
    expect(explanation).toContain('The header is missing')
  })

  test('what is no signature at all', async () => {
    expect(await toldOf({ usersignature: 'hello' })).toContain('neither r, s and v in hex')
  })
})

test('a large body is not searched for mistakes, because each of them hashes it anew', async () => {
  const padded = (bytes: number) => {
    const rest = bytes - JSON.stringify({ ...(JSON.parse(body) as object), padding: '' }).length
    return JSON.stringify({ ...(JSON.parse(body) as object), padding: 'x'.repeat(rest) })
  }
  const explained = async (bytes: number) => {
    body = padded(bytes)
    return toldOf({ usersignature: `0x${right()}` })
  }
  expect(await explained(16 * 1024)).toContain('made with 0x in front of the signature.')
  expect(await explained(16 * 1024 + 1)).toMatch(
    /^Expected usersignature[^]*\nWhat was sent has another form\. The usual mistakes are looked for in bodies of up to 16 KiB\.$/,
  )
})

test('what is accepted needs no explanation', async () => {
  await createSilaClient(sandbox.sila, clock)('get_cards', { text: body })
  expect(sandbox.sila.requests.at(-1)).not.toHaveProperty('explanation')
})
