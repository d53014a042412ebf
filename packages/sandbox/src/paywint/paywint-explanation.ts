import { createHash, createHmac } from 'node:crypto'
import { rewrittenJson } from '../rewritten-json.js'
import { header, type ArrivedRequest } from '../route.js'

interface RefusedSignature {
  readonly request: ArrivedRequest
  readonly signature: string
  readonly secretKey: string
  /** What the text that had to be signed ends with. */
  readonly bodyHash: string
  /** Whether it is the fixed one that Paywint publishes for its sandbox. */
  readonly isStatic: boolean
}

/**
 * Says which text had to be signed, and what the client seems to have done instead: every combination of the usual
 * mistakes is tried. Shows neither the secret nor a signature.
 */
export function explainPaywintSignature(refused: RefusedSignature): string {
  const { method, path, query } = refused.request
  const expected = `${method}${path}${query}${refused.bodyHash}`
  return `Expected HMAC-SHA256 in lower-case hex over METHOD + PATH + QUERY + BODY_HASH: ${expected}\n${guess(refused)}`
}

function guess(refused: RefusedSignature): string {
  if (refused.isStatic) {
    return 'This is the fixed signature that Paywint publishes for its sandbox. The switch staticSignature accepts it.'
  }
  const sent = readSignature(refused.signature)
  if (sent === undefined) {
    return 'What was sent is no HMAC-SHA256: it is neither 64 hex digits nor 32 bytes in base64.'
  }
  const found = attempts(refused).find(
    ({ text, key }) => createHmac('sha256', key).update(text).digest('hex') === sent.hex,
  )
  if (found === undefined) {
    return 'None of the usual mistakes explains it. Compare the secret key, and hash the very bytes that are sent.'
  }
  const mistakes = [...sent.mistakes, ...found.mistakes]
  return `What was sent seems to be made with ${mistakes.join(', and with ')}.`
}

interface SentSignature {
  readonly hex: string
  readonly mistakes: readonly string[]
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

function readSignature(signature: string): SentSignature | undefined {
  if (/^[0-9a-f]{64}$/.test(signature)) return { hex: signature, mistakes: [] }
  if (/^[0-9a-f]{64}$/i.test(signature)) {
    return { hex: signature.toLowerCase(), mistakes: ['the signature in upper-case hex'] }
  }
  const bytes = Buffer.from(signature, 'base64')
  return /^[\w+/-]{43}=?$/.test(signature)
    ? { hex: bytes.toString('hex'), mistakes: ['the signature in base64'] }
    : undefined
}

/** One way to do a part of it; the right way has no name. */
interface Way<T> {
  readonly value: T
  readonly mistake?: string
}

interface Attempt {
  readonly text: string
  readonly key: Buffer
  readonly mistakes: readonly string[]
}

/** Every combination of ways. The right way of each part comes first, so none is blamed for nothing. */
function attempts({ request, secretKey, bodyHash }: RefusedSignature): readonly Attempt[] {
  const combined: Attempt[] = []
  const hashes = hashWays(request.body, bodyHash)
  for (const method of methodWays(request)) {
    for (const target of targetWays(request)) {
      for (const hash of hashes) {
        for (const key of keyWays(secretKey)) {
          const mistakes = [method, target, hash, key].flatMap(({ mistake }) => mistake ?? [])
          combined.push({ text: method.value + target.value + hash.value, key: key.value, mistakes })
        }
      }
    }
  }
  return combined
}

const methodWays = ({ method }: ArrivedRequest): readonly Way<string>[] => [
  { value: method },
  { value: method.toLowerCase(), mistake: 'the method in lower case' },
  { value: '', mistake: 'no method' },
]

function targetWays(request: ArrivedRequest): readonly Way<string>[] {
  const { path, query } = request
  const host = header(request, 'host') ?? ''
  const ways: Way<string>[] = [
    { value: path + query },
    { value: `http://${host}${path}${query}`, mistake: 'the whole URL instead of the path' },
  ]
  if (query !== '') {
    ways.push({ value: path + query.slice(1), mistake: 'the query without its question mark' })
    ways.push({ value: path, mistake: 'no query' })
  }
  return ways
}

function hashWays(body: Buffer, right: string): readonly Way<string>[] {
  return [{ value: right }, ...(body.length === 0 ? emptyBodyWays : bodyWays(body))]
}

const emptyBodyWays: readonly Way<string>[] = [
  { value: sha256(''), mistake: 'the hash of zero bytes, where the switch emptyBodyHash wants nothing' },
  { value: '', mistake: 'no body hash, where the switch emptyBodyHash wants the hash of zero bytes' },
  { value: sha256('{}'), mistake: 'the hash of {}, although no body was sent' },
]

const bodyWays = (body: Buffer): readonly Way<string>[] => [
  { value: sha256(body).toUpperCase(), mistake: 'the body hash in upper-case hex' },
  { value: sha256(''), mistake: 'the hash of an empty text instead of the body' },
  { value: '', mistake: 'no body hash' },
  { value: body.toString('utf8'), mistake: 'the body itself instead of its hash' },
  ...rewrittenJson(body).map(({ how, bytes }) => ({
    value: sha256(bytes),
    mistake: `the hash of another text than was sent: ${how}`,
  })),
]

const keyWays = (secretKey: string): readonly Way<Buffer>[] => [
  { value: Buffer.from(secretKey) },
  { value: Buffer.from(secretKey, 'hex'), mistake: 'the secret decoded from hex instead of used as text' },
  {
    value: Buffer.from(secretKey, 'base64'),
    mistake: 'the secret decoded from base64 instead of used as text',
  },
]
