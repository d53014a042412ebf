import { formsOf, lowerCase } from './secret-forms.js'
import { hiddenIn, isPlainlyFree } from './secret-pieces.js'

const maxSecrets = 50
const maxTextLength = 10_000
/** Identifiers are hardly ever longer. */
const usualIdLength = 200

/**
 * Knows texts that must not be shown, and takes them out of texts that are: its own, and those of its parent. Remembering one
 * costs next to nothing; what has to be looked for is made when a text is redacted.
 */
export class Redactor {
  readonly #parent: Redactor | undefined
  // Most calls have no secrets of their own, so both are made when they are needed.
  #secrets: Set<string> | undefined
  #kept: Set<string> | undefined
  #coveredHeaders: Set<string> | undefined
  /** What requests sent to authenticate, until somebody asks what to look for. */
  #headers: string[] = []
  #forms: readonly string[] | undefined
  #plainForms: readonly string[] | undefined

  constructor(parent?: Redactor) {
    this.#parent = parent
  }

  /** Remembers a secret for good. */
  keep(secret: string): void {
    const kept = (this.#kept ??= new Set())
    kept.add(secret)
    this.#forms = undefined
    this.#plainForms = undefined
  }

  /** Remembers secrets, the last 50 of them. */
  add(...secrets: readonly string[]): void {
    const known = (this.#secrets ??= new Set())
    for (const secret of secrets) {
      // Those in use stay when the oldest one has to go.
      known.delete(secret)
      known.add(secret)
      if (known.size > maxSecrets) known.delete(oldestOf(known))
    }
    this.#forms = undefined
    this.#plainForms = undefined
  }

  /** Remembers auth headers: the value of each, with and without its scheme, and what `Basic` encodes. */
  addHeaders(headers: Readonly<Record<string, string>>): void {
    for (const name of Object.keys(headers)) {
      const value = headers[name] ?? ''
      if (this.#parent?.hasCovered(value) !== true) this.#headers.push(value)
    }
  }

  /**
   * The text with `[hidden]` for every secret: in any letter case, as it is, escaped for JSON or a URL, as base64 or hex, alone
   * or inside a longer text that was encoded, whole or any piece of 12 characters. No more than 10,000 characters are kept.
   */
  readonly redact = (text: string): string => {
    this.#readHeaders()
    this.#forms ??= this.#all().flatMap(formsOf)
    const own = without(this.#forms, text)
    return this.#parent === undefined ? own : this.#parent.redact(own)
  }

  /** The same for secrets as they are, and not for their encodings: cheap enough for the identifier of every response. */
  redactIdentifier(text: string): string {
    this.#readHeaders()
    this.#plainForms ??= this.#all().map(lowerCase)
    const forms = this.#plainForms
    const isFree = forms.length === 0 || (text.length <= usualIdLength && isPlainlyFree(text, forms))
    const own = isFree ? text : without(forms, text)
    return this.#parent === undefined ? own : this.#parent.redactIdentifier(own)
  }

  #all(): readonly string[] {
    return [...(this.#kept ?? []), ...(this.#secrets ?? [])]
  }

  #readHeaders(): void {
    if (this.#headers.length === 0) return
    const values = this.#headers
    this.#headers = []
    for (const value of values) {
      const parts = partsOf(value)
      if (this.#parent?.covers(value, parts) !== true) this.add(...parts)
    }
  }

  private hasCovered(header: string): boolean {
    return this.#coveredHeaders?.has(header) === true
  }

  /** Whether a header holds a secret of this redactor, such as an access token: then it need not be remembered again. */
  private covers(header: string, parts: readonly string[]): boolean {
    if (!parts.some((part) => this.#secrets?.has(part) === true)) return false
    const covered = (this.#coveredHeaders ??= new Set())
    if (covered.size >= maxSecrets) covered.clear()
    covered.add(header)
    return true
  }
}

function oldestOf(secrets: ReadonlySet<string>): string {
  const [oldest = ''] = secrets
  return oldest
}

/** A header's value, what stands behind its scheme, and the two halves of `Basic`. */
function partsOf(value: string): readonly string[] {
  const space = value.search(/\s/)
  const credentials = space === -1 ? '' : value.slice(space).trim()
  if (space < 1 || credentials === '') return [value]
  if (value.slice(0, space).toLowerCase() !== 'basic') return [value, credentials]
  const pair = Buffer.from(credentials, 'base64').toString()
  const colon = pair.indexOf(':')
  return [value, credentials, pair, pair.slice(0, Math.max(colon, 0)), pair.slice(colon + 1)]
}

function without(forms: readonly string[], text: string): string {
  const kept = text.slice(0, maxTextLength)
  const hidden = hiddenIn(kept, forms)
  if (!hidden.includes(1)) return kept
  return Array.from(hidden, (isHidden, at) => {
    if (isHidden === 0) return kept.charAt(at)
    return hidden[at - 1] === 1 ? '' : '[hidden]'
  }).join('')
}
