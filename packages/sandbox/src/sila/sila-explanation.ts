import { createHash } from 'node:crypto'
import { keccak_256, sha3_256 } from '@noble/hashes/sha3'
import { rewrittenJson } from '../rewritten-json.js'
import { recoveriesOf, type Recovery } from './sila-signature.js'

interface SilaSigner {
  /** The header of its signature. */
  readonly name: string
  /** 40 hex digits. */
  readonly address: string
}

interface RefusedSignature {
  readonly body: Buffer
  /** As it was sent; empty when it was not. */
  readonly signature: string
  readonly recovered: string | undefined
  readonly signer: SilaSigner
  readonly other: SilaSigner
}

/** Every digest that is tried hashes the body anew. */
const largestBody = 16 * 1024

/**
 * Says whose signature was expected, whose came, and what the client seems to have done: every combination of the
 * usual mistakes is tried, which takes some milliseconds. Shows neither a key nor a signature.
 */
export function explainSilaSignature(refused: RefusedSignature): string {
  const { signature, recovered, signer } = refused
  const rule = [
    `Expected ${signer.name}: 130 hex digits (r, s, and v as 1b or 1c)`,
    `over the Keccak-256 of the very bytes of the body, by the key of 0x${signer.address}.`,
  ].join(' ')
  if (signature === '')
    return `${rule}\nThe header is missing: without a bearer token, both signatures are needed.`
  const came = recovered === undefined ? 'What was sent has another form.' : `Recovered 0x${recovered}.`
  return `${rule}\n${came} ${guess(refused)}`
}

function guess({ body, signature, signer, other }: RefusedSignature): string {
  if (body.length > largestBody) return 'The usual mistakes are looked for in bodies of up to 16 KiB.'
  const forms = readForms(signature)
  const digests = digestsOf(body)
  const attempts = forms.flatMap((form) => digests.map((digest) => ({ form, digest })))

  for (const attempt of attempts) {
    const address = attempt.form.value(attempt.digest.value)
    const swapped = address === other.address ? [`the key that belongs to ${other.name}`] : []
    const mistakes = [...swapped, ...mistakesOf(attempt)]
    if (address === signer.address || swapped.length > 0) {
      return `What was sent seems to be made with ${mistakes.join(', and with ')}.`
    }
  }
  return forms.length === 0
    ? 'It is neither r, s and v in hex, nor that with a usual mistake.'
    : 'None of the usual mistakes explains it. Compare the private key, and sign the very bytes that are sent.'
}

/** One way to make a part of it; the right way has no mistake. */
interface Way<T> {
  readonly value: T
  readonly mistake?: string
}

const mistakesOf = ({ form, digest }: { form: Way<unknown>; digest: Way<unknown> }): readonly string[] =>
  [form, digest].flatMap(({ mistake }) => mistake ?? [])

/** The signatures that the text may stand for, in the right form. */
function readForms(signature: string): readonly Way<Recovery>[] {
  const bare = signature.replace(/^0x/i, '')
  const prefix = bare === signature ? [] : ['0x in front of the signature']
  const way = (value: Recovery, ...mistakes: readonly string[]): Way<Recovery> => {
    const all = [...prefix, ...mistakes]
    return all.length === 0 ? { value } : { value, mistake: all.join(', and with ') }
  }
  const either = (rs: string, mistake: string) =>
    Object.values(recoveriesOf(rs)).map((by) => way(by, mistake))

  if (/^[0-9a-f]{128}$/i.test(bare)) return either(bare, 'no v at the end')
  if (!/^[0-9a-f]{130}$/i.test(bare)) return []
  const [rs, v] = [bare.slice(0, 128), bare.slice(128).toLowerCase()]
  if (v === '1b' || v === '1c') {
    const by = recoveriesOf(rs)
    return [way(by[v]), way(by[v === '1b' ? '1c' : '1b'], `the wrong v: ${v}`)]
  }
  return [
    ...either(rs, `a v of ${v}, which has to be 1b or 1c`),
    ...either(bare.slice(2), 'v in front of r and s instead of behind them'),
  ]
}

const ethereumPrefix = (length: number): string => `\x19Ethereum Signed Message:\n${length}`

/** What may have been signed instead of the Keccak-256 of the body. */
function digestsOf(body: Buffer): readonly Way<Uint8Array>[] {
  const right = keccak_256(body)
  const prefixed = (bytes: Uint8Array): Uint8Array =>
    keccak_256(Buffer.concat([Buffer.from(ethereumPrefix(bytes.length)), bytes]))
  return [
    { value: right },
    ...rewrittenJson(body).map(({ how, bytes }) => ({
      value: keccak_256(bytes),
      mistake: `another text than was sent: ${how}`,
    })),
    { value: sha3_256(body), mistake: 'SHA3-256 instead of Keccak-256' },
    { value: createHash('sha256').update(body).digest(), mistake: 'SHA-256 instead of Keccak-256' },
    { value: prefixed(body), mistake: 'the Ethereum message prefix before the body' },
    { value: prefixed(right), mistake: 'the Ethereum message prefix before the hash' },
    { value: keccak_256(right), mistake: 'Keccak-256 applied twice' },
    { value: keccak_256(''), mistake: 'the hash of an empty text instead of the body' },
  ]
}
