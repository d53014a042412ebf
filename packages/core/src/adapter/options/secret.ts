import { z } from 'zod'
import { failed, type FailedError } from '../failure/failure.js'
import { shownKey } from '../problems.js'

type Source = string | (() => string | Promise<string>)

/** A credential. It has no printable part: only `reveal()` gives the text. */
export class Secret {
  readonly #source: Source
  readonly #format: z.ZodString
  #tell: (text: string) => void = () => undefined
  #path = 'a credential'

  constructor(source: Source, format: z.ZodString) {
    this.#source = source
    this.#format = format
  }

  /**
   * The text. A function is asked each time, so that a vault can rotate it.
   *
   * @throws FailedError with `authentication_failed` when the function rejects or gives something that cannot be the credential.
   */
  async reveal(): Promise<string> {
    const text = await this.#read()
    this.#tell(text)
    return text
  }

  /** The text where it is one, and `undefined` where a function has to be asked. */
  fixedText(): string | undefined {
    return typeof this.#source === 'string' ? this.#source : undefined
  }

  /** Tells of the text, or of every text that a function gives from now on, so that it can be kept out of what is shown. */
  onReveal(tell: (text: string) => void): void {
    if (typeof this.#source === 'string') tell(this.#source)
    this.#tell = tell
  }

  /** Errors name it by its path in the options from now on. */
  locate(path: string): void {
    this.#path = path
  }

  async #read(): Promise<string> {
    if (typeof this.#source === 'string') return this.#source
    let value: unknown
    try {
      value = await this.#source()
    } catch {
      // Its error is no cause: nobody knows what it holds.
      throw this.#failure('failed', true)
    }
    const checked = this.#format.safeParse(value)
    if (!checked.success) throw this.#failure('gave something that cannot be the credential', false)
    return checked.data
  }

  #failure(problem: string, retryable: boolean): FailedError {
    return failed({
      code: 'authentication_failed',
      message: `The function that the configuration has for ${this.#path} ${problem}.`,
      phase: 'authenticate',
      outcome: 'not_applied',
      retryable,
      hint: 'Look at what the function does; nothing was sent.',
    })
  }
}

/** What `use` makes of the texts of credentials: at once, unless a function has to be asked for one of them. */
export function withSecrets<T>(secrets: readonly [Secret], use: (text: string) => T): T | Promise<T>
export function withSecrets<T>(
  secrets: readonly [Secret, Secret],
  use: (first: string, second: string) => T,
): T | Promise<T>
export function withSecrets<T>(
  secrets: readonly Secret[],
  use: (first: string, second: string) => T,
): T | Promise<T> {
  const [first, second] = secrets.map((secret) => secret.fixedText())
  const isFixed = first !== undefined && (secrets.length === 1 || second !== undefined)
  if (isFixed) return use(first, second ?? '')
  return Promise.all(secrets.map((secret) => secret.reveal())).then(([one = '', other = '']) =>
    use(one, other),
  )
}

interface Located {
  readonly secret: Secret
  /** Such as `auth.appKey`. */
  readonly path: string
}

/** The credentials among checked options, however deep they are. Objects with a class of their own are not looked into. */
export function secretsIn(
  options: unknown,
  path: readonly string[] = [],
  seen = new Set<unknown>(),
): readonly Located[] {
  // A signer is somebody else's object, and may lead back to itself.
  if (seen.has(options)) return []
  seen.add(options)
  if (options instanceof Secret) return [{ secret: options, path: path.join('.') }]
  if (!isPlain(options)) return []
  return Object.entries(options).flatMap(([key, value]) => secretsIn(value, [...path, shownKey(key)], seen))
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
