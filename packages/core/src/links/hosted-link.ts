import { inspect } from 'node:util'
import { systemClock, type Clock } from '../clock.js'
import { parseUrl } from './parse-url.js'

/**
 * A link to a page of the provider where somebody finishes a step or pays. Whoever has it can open it, so it is a secret:
 * `link.url` gives the address, while printing, logging and `JSON.stringify` show only the host.
 */
export class HostedLink {
  readonly #url: string
  /** The host of the address, which is not secret. */
  readonly host: string
  /** From when on the link does not work any more, in epoch milliseconds. Absent when the provider does not say. */
  declare readonly expiresAt?: number

  /** @throws TypeError, without the text, when `url` is no absolute address. */
  constructor(url: string, expiresAt?: number) {
    const address = parseUrl(url)
    if (address === undefined) throw new TypeError('A hosted link must be an absolute address.')
    this.#url = url
    this.host = address.host
    if (expiresAt !== undefined) this.expiresAt = expiresAt
    Object.freeze(this)
  }

  /** The whole address. Give it to the cardholder; never log or store it. */
  get url(): string {
    return this.#url
  }

  /** True from the millisecond `expiresAt` on; always false when the provider does not say how long the link lives. */
  isExpired(clock: Clock = systemClock): boolean {
    return this.expiresAt !== undefined && clock.now() >= this.expiresAt
  }

  toJSON(): { host: string; url: string; expiresAt?: number } {
    return {
      host: this.host,
      url: '[redacted]',
      ...(this.expiresAt !== undefined && { expiresAt: this.expiresAt }),
    }
  }

  toString(): string {
    return `HostedLink(${this.host}, redacted)`
  }

  [inspect.custom](): string {
    return this.toString()
  }
}
