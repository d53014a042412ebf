import { formsOf, lowerCase } from './scrub-forms.js'
import { hiddenIn, isPlainlyFree } from './scrub-pieces.js'

/** Knows texts that must not be shown, and takes them out of texts that are. */
export interface Scrubber {
  /** Remembers secrets, the last 50 of them. It costs next to nothing: their encodings are made when a text is scrubbed. */
  readonly hide: (...secrets: readonly string[]) => void
  /** Remembers what a proof sends: the value of every header, with and without its scheme, and what `Basic` encodes. */
  hideProof(headers: Readonly<Record<string, string>>): void
  /**
   * The text with `[hidden]` for every secret: in any letter case, as it is, escaped for JSON or a URL, as base64 or hex,
   * alone or inside a longer text that was encoded, whole or any piece of 12 characters. No more than the first 10,000
   * characters are kept.
   */
  readonly text: (text: string) => string
  /** The same for secrets as they are, and not for their encodings: cheap enough for the identifier of every answer. */
  readonly identifier: (text: string) => string
}

type Parent = Pick<Scrubber, 'text' | 'identifier'>

const keptSecrets = 50
const keptCharacters = 10_000
/** Identifiers are hardly ever longer. */
const idLength = 200

/** A scrubber that hides its own secrets and, where it has a parent, those of the parent. */
export function createScrubber(parent?: Parent): Scrubber {
  const secrets = new Set<string>()
  let forms: readonly string[] | undefined
  let plain: readonly string[] | undefined

  const hide = (...found: readonly string[]) => {
    for (const secret of found) {
      // Those in use stay when the oldest one has to go.
      secrets.delete(secret)
      secrets.add(secret)
      if (secrets.size > keptSecrets) secrets.delete(oldestOf(secrets))
    }
    forms = undefined
    plain = undefined
  }

  return {
    hide,
    hideProof(headers) {
      for (const value of Object.values(headers)) hide(...partsOf(value))
    },
    text(text) {
      forms ??= [...secrets].flatMap(formsOf)
      const own = without(forms, text)
      return parent === undefined ? own : parent.text(own)
    },
    identifier(text) {
      plain ??= Array.from(secrets, lowerCase)
      const isFree = text.length <= idLength && isPlainlyFree(text, plain)
      const own = isFree ? text : without(plain, text)
      return parent === undefined ? own : parent.identifier(own)
    },
  }
}

function oldestOf(secrets: ReadonlySet<string>): string {
  const [oldest = ''] = secrets
  return oldest
}

/** A header's value, what stands behind its scheme, and the two halves of `Basic`. */
function partsOf(value: string): readonly string[] {
  if (!/\s/.test(value)) return [value]
  const [, scheme = '', credentials] = /^(\S+)\s+(.+)$/s.exec(value) ?? []
  if (credentials === undefined) return [value]
  if (scheme.toLowerCase() !== 'basic') return [value, credentials]
  const pair = Buffer.from(credentials, 'base64').toString()
  const colon = pair.indexOf(':')
  return [value, credentials, pair, pair.slice(0, Math.max(colon, 0)), pair.slice(colon + 1)]
}

function without(forms: readonly string[], text: string): string {
  const kept = text.slice(0, keptCharacters)
  const hidden = hiddenIn(kept, forms)
  if (!hidden.includes(1)) return kept
  return Array.from(hidden, (isHidden, at) => {
    if (isHidden === 0) return kept.charAt(at)
    return hidden[at - 1] === 1 ? '' : '[hidden]'
  }).join('')
}
