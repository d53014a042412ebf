import type { Canary } from './canary.js'

/** One way in which a secret can stand in a text. */
export interface Writing {
  readonly how: string
  /** In lower case: a text is searched in lower case, too. */
  readonly needle: string
}

/** Every way in which the audit looks for a secret. It is the audit's own: the library's list is not trusted. */
export function writingsOf({ text, onlyWhole = false }: Canary): readonly Writing[] {
  const bytes = Buffer.from(text)
  return withoutNeedless([
    ...(onlyWhole ? [text] : pieces(text)).map((needle) => ({ how: 'as it is', needle })),
    { how: 'JSON', needle: JSON.stringify(text).slice(1, -1) },
    { how: 'URL', needle: encodeURIComponent(text) },
    { how: 'URL', needle: encodeURI(text) },
    { how: 'form', needle: new URLSearchParams({ x: text }).toString().slice(2) },
    { how: 'HTML', needle: html(text) },
    { how: 'without dashes', needle: text.replaceAll('-', '') },
    ...bytesWritten(bytes),
    ...(isKey(text) ? bytesWritten(Buffer.from(text, 'hex')) : []),
  ])
}

const pieceLength = 16

/** Half a secret is a leak, too: 23 characters of it in a row hold one of these. */
function pieces(secret: string): readonly string[] {
  if (secret.length < pieceLength) return [secret]
  const count = Math.floor((secret.length - pieceLength) / 8) + 1
  return Array.from({ length: count }, (_, at) => secret.slice(at * 8, at * 8 + pieceLength))
}

function bytesWritten(bytes: Buffer): readonly Writing[] {
  const hex = bytes.toString('hex')
  return [
    { how: 'hex', needle: hex },
    ...printedBuffer(hex).map((needle) => ({ how: 'printed buffer', needle })),
    { how: 'bytes', needle: bytes.toString('latin1') },
    { how: 'numbers', needle: [...bytes].join(',') },
    ...[0, 1, 2].flatMap((before) => [
      { how: 'base64', needle: base64At(bytes, before) },
      { how: 'base64url', needle: base64At(bytes, before).replaceAll('+', '-').replaceAll('/', '_') },
    ]),
  ]
}

/** As `inspect` shows a Buffer: in pairs of digits, and no more than the first 50 of them. */
function printedBuffer(hex: string): readonly string[] {
  const pairs = hex.match(/../g) ?? []
  const whole = Math.max(1, Math.floor(pairs.length / pieceLength))
  return Array.from({ length: whole }, (_, at) =>
    pairs.slice(at * pieceLength, (at + 1) * pieceLength).join(' '),
  )
}

/** What stands in the base64 of a text in which so many other bytes come before the secret, whatever they and the rest are. */
function base64At(bytes: Buffer, before: number): string {
  const padded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
  return padded.slice(before === 0 ? 0 : 4, Math.floor((before + bytes.length) / 3) * 4)
}

/** A text that holds one needle need not be searched for another one inside which that stands. */
function withoutNeedless(writings: readonly Writing[]): readonly Writing[] {
  const kept: Writing[] = []
  for (const { how, needle } of writings) {
    const lower = needle.toLowerCase()
    if (!kept.some((each) => lower.includes(each.needle))) kept.push({ how, needle: lower })
  }
  return kept
}

/** Lists of numbers as `[ 17, 34 ]`, over several lines or with their indexes, as `17,34`. */
export function numbersTogether(text: string): string {
  return text.replace(/(?<=\d)\s*,\s*(?:"\d+":)?(?=\d)/g, ',')
}

function isKey(secret: string): boolean {
  return /^[0-9a-f]{64}$/i.test(secret)
}

function html(secret: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return secret.replace(/[&<>"]/g, (char) => entities[char] ?? char)
}
