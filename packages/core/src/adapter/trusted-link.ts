import { UntrustedLinkError } from '../errors/failure-errors.js'
import type { Outcome } from '../errors/cardlane-error.js'
import { HostedLink } from '../links/hosted-link.js'
import { isLoopback } from './options/base-url.js'

export interface LinkTrust {
  /** As `linkHostsField` describes. */
  readonly hosts: readonly string[]
  /** The API's own address: when it is on loopback, so may its links be. */
  readonly baseUrl: string
}

export interface LinkDetails {
  readonly expiresAt?: number
  /** What the call has done by giving an untrusted link: a payment link exists by then, an update link changed nothing. */
  readonly outcome: Outcome
}

/**
 * Makes a link that may be handed out.
 *
 * @throws UntrustedLinkError when it is not `https:` on a trusted host (loopback for a provider on loopback).
 */
export function trustedLink(url: string, trust: LinkTrust, { expiresAt, outcome }: LinkDetails): HostedLink {
  if (isTrusted(url, trust)) return new HostedLink(url, expiresAt)
  const host = URL.canParse(url) ? new URL(url).host : 'no address at all'
  throw new UntrustedLinkError({
    message: `The provider gave a link that is not https: on a trusted host (${host}).`,
    outcome,
    retryable: false,
    hint: 'If the host is right, add it to `linkHosts` of this instance.',
  })
}

function isTrusted(text: string, { hosts, baseUrl }: LinkTrust): boolean {
  // A parser takes these out or turns them round; whoever gets the text may not.
  if (/[\p{Cc}\s\\]/u.test(text) || !URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  if (username !== '' || password !== '') return false
  if (isLoopback(hostname)) {
    return /^https?:$/.test(protocol) && isLoopback(new URL(baseUrl).hostname)
  }
  return protocol === 'https:' && hosts.some((host) => matches(hostname, host))
}

function matches(hostname: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern
}
