import { z } from 'zod'
import { AuthenticationError } from '../../errors/failure-errors.js'

type Source = string | (() => string | Promise<string>)

/** A credential. It has no printable part: only `reveal()` gives the text. */
export class Secret {
  readonly #source: Source
  readonly #format: z.ZodString
  #tell: (text: string) => void = () => undefined

  constructor(source: Source, format: z.ZodString) {
    this.#source = source
    this.#format = format
  }

  /**
   * The text. A function is asked each time, so that a vault can rotate it.
   *
   * @throws AuthenticationError when the function rejects or gives something that cannot be the credential.
   */
  async reveal(): Promise<string> {
    const text = await this.#read()
    this.#tell(text)
    return text
  }

  /** Tells of the text, or of every text that a function gives from now on, so that it can be kept out of what is shown. */
  onReveal(tell: (text: string) => void): void {
    if (typeof this.#source === 'string') tell(this.#source)
    this.#tell = tell
  }

  async #read(): Promise<string> {
    if (typeof this.#source === 'string') return this.#source
    let value: unknown
    try {
      value = await this.#source()
    } catch {
      // Its error is no cause: nobody knows what it holds.
      throw noCredential('failed', true)
    }
    const checked = this.#format.safeParse(value)
    if (!checked.success) throw noCredential('gave something that cannot be the credential', false)
    return checked.data
  }
}

/** The credentials among checked options, however deep they are. Objects with a class of their own are not looked into. */
export function secretsIn(options: unknown, seen = new Set<unknown>()): readonly Secret[] {
  if (options instanceof Secret) return [options]
  // A signer is somebody else's object, and may lead back to itself.
  if (!isPlain(options) || seen.has(options)) return []
  seen.add(options)
  return Object.values(options).flatMap((value) => secretsIn(value, seen))
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}

/** What a credential must look like at least. */
export const anyCredential = z.string().min(1, 'must not be empty')

/** An option that holds a credential: a text, or a function that returns one or a promise of one. */
export function credential(format: z.ZodString = anyCredential) {
  return z
    .union([format, z.custom<() => string | Promise<string>>((value) => typeof value === 'function')], {
      error: (issue) => (issue.input === undefined ? 'is missing' : firstMessage(issue)),
    })
    .transform((source) => new Secret(source, format))
}

function firstMessage(issue: z.core.$ZodRawIssue): string {
  const [textIssues] = issue.code === 'invalid_union' ? issue.errors : []
  const format = textIssues?.find(({ code }) => code !== 'invalid_type')?.message
  return format ?? 'must be a text, or a function that returns one'
}

function noCredential(problem: string, retryable: boolean): AuthenticationError {
  return new AuthenticationError({
    message: `A function that the configuration has for a credential ${problem}.`,
    phase: 'send',
    outcome: 'not_applied',
    retryable,
    hint: 'Look at what the function does; nothing was sent.',
  })
}
