import type { Outcome } from '../errors/cardlane-error.js'
import { failed } from './failure/failure.js'
import { HostedLink } from '../links/hosted-link.js'
import { parseUrl } from '../links/parse-url.js'
import { isLoopback } from './options/base-url.js'
import { isUnambiguousUrl } from './is-unambiguous-url.js'

export interface LinkTrust {
  /** As `linkHostsField` describes. */
  readonly hosts: readonly string[]
  /** The API's own address: when it is on loopback, so may its links be. */
  readonly baseUrl: string
}

export interface LinkDetails {
  /** In epoch milliseconds. */
  readonly expiresAt?: number
  /** What the call has done by giving an untrusted link: a payment link exists by then, an update link changed nothing. */
  readonly outcome: Outcome
}

/** Not even looked at when it is longer: a long host name of another script takes minutes to read. */
const maxAddressLength = 8192

/**
 * Makes a link that may be handed out. What is handed out is the address as a browser reads it, so that what was checked
 * is what opens: scheme and host in lower case, without a default port, with everything but ASCII percent-encoded.
 *
 * @throws FailedError with `untrusted_link` when it is not `https:` on a trusted host and port (any port of loopback for a provider on
 * loopback), when it is written so that another program may read it differently, or when it has more than 8192 characters.
 */
export function trustedLink(text: string, trust: LinkTrust, { expiresAt, outcome }: LinkDetails): HostedLink {
  const refuse = (what: string, hint: string) =>
    failed({ code: 'untrusted_link', message: `The provider gave a link ${what}.`, hint, outcome })

  if (text.length > maxAddressLength) {
    throw refuse(
      `of more than ${maxAddressLength} characters`,
      'Report it to the provider: servers and browsers cut off such a link or refuse it.',
    )
  }
  const url = parseUrl(text)
  if (url === undefined || !isTrusted(url, trust)) {
    throw refuse(
      `that is not https: on a trusted host (${shownHost(url)})`,
      'If the host is right, add it to `linkHosts` of this instance.',
    )
  }
  if (!isUnambiguousUrl(text, url)) {
    throw refuse(
      `that can be read in more than one way (${shownHost(url)})`,
      'Report it to the provider: a browser and another program could open different pages.',
    )
  }
  return new HostedLink(url.href, expiresAt)
}

function isTrusted({ protocol, hostname, host }: URL, { hosts, baseUrl }: LinkTrust): boolean {
  if (isLoopback(hostname)) {
    return /^https?:$/.test(protocol) && isLoopback(new URL(baseUrl).hostname)
  }
  return protocol === 'https:' && hosts.some((pattern) => matches(host, pattern))
}

/** `host` has its port, unless that is 443. */
function matches(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern
}

function shownHost(url: URL | undefined): string {
  if (url === undefined) return 'no address at all'
  return url.host === '' ? 'no host' : url.host.slice(0, 100)
}
