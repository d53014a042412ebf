import { randomBytes, randomUUID } from 'node:crypto'

/** A secret that nobody but this audit knows: where it appears, something leaks. */
export interface Canary {
  /** What it is, such as `secretKey`. It is reported; the text never is. */
  readonly name: string
  readonly text: string
  /** Whether a piece of it tells nothing, as of a link that ends in the id of a payment. Default: false. */
  readonly onlyWhole?: boolean
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex')

/** Kinds of credentials. JSON, URLs and base64 write each of them in another way, so that no writing is missed. */
export const newText = {
  text: () => `canary ${hex(10)}"\\/+&=%ß${hex(10)}`,
  /** Printable ASCII, as it travels in a header. */
  header: () => `canary_${hex(10)}"\\/+&=%${hex(10)}`,
  /** With a letter first, so that it can pass for a name. */
  uuid: () => randomUUID().replace(/^./, 'c'),
  /** A private key: 64 hex digits. */
  key: () => hex(32),
} as const
