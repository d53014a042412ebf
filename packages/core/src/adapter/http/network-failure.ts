import type { ErrorPhase, Outcome } from '../../errors/cardlane-error.js'
import type { Failure } from '../failure/failure.js'
import { safeCause } from '../redaction/safe-cause.js'
import type { Idempotency } from '../request/provider-request.js'
import { ProxyRefusal } from './proxy-tunnel.js'
import type { Transported } from './transport.js'

type Broken = Extract<Transported, { readonly broken: unknown }>

const certificateRefused = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/

/**
 * The failure of a request that got no usable response. Holds nothing of Node's error, nor of an application's HTTP client, but
 * its code and message: such an error can carry the request and its headers.
 */
export function networkFailure(
  result: Broken,
  { idempotency, redact }: { readonly idempotency: Idempotency; readonly redact: (text: string) => string },
): Failure {
  const { broken, proxy } = result
  const phase = phaseOf(broken, result.phase)
  const cause = safeCause(broken, redact)
  const code = textOf(broken, 'code') ?? ''
  const mayHaveArrived = phase === 'sent' || phase === 'response'
  const outcome: Outcome = mayHaveArrived && idempotency !== 'safe' ? 'unknown' : 'not_applied'
  const isFinal = certificateRefused.test(code) || (broken instanceof ProxyRefusal && broken.httpStatus < 500)
  return {
    code: 'network_failed',
    phase,
    message: sentence(phase, broken instanceof ProxyRefusal ? broken.message : cause.message, proxy),
    outcome,
    retryable: !isFinal && (idempotency !== 'unsafe' || outcome === 'not_applied'),
    hint: outcome === 'unknown' ? undefined : hintOf(phase, proxy),
    cause,
  }
}

/** The code says more than the phase where somebody else sends: an agent or an HTTP client of the application, or a test's. */
function phaseOf(broken: unknown, phase: Broken['phase']): Broken['phase'] {
  if (phase !== 'sent' && phase !== 'waiting_for_socket') return phase
  for (const error of [broken, propertyOf(broken, 'cause')]) {
    const code = textOf(error, 'code') ?? ''
    const syscall = textOf(error, 'syscall')
    if (syscall === 'getaddrinfo' || /^(?:ENOTFOUND|EAI_)/.test(code)) return 'resolve'
    if (syscall === 'connect' || /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/.test(code)) return 'connect'
    if (certificateRefused.test(code)) return 'tls'
  }
  return phase
}

function sentence(phase: ErrorPhase, words: string, proxy: string | undefined): string {
  if (phase === 'sent' || phase === 'response') return `The connection broke: ${words}.`
  if (phase === 'proxy') return `The proxy ${proxy ?? ''} opened no connection to the provider: ${words}.`
  return `The provider could not be reached: ${words}.`
}

function hintOf(phase: ErrorPhase, proxy: string | undefined): string {
  switch (phase) {
    case 'resolve':
      return 'Nothing was changed; check the host name in the base URL and the name servers, then call again.'
    case 'proxy':
      return `Nothing was changed; check the proxy ${proxy ?? ''}, and that it lets this host pass, then call again.`
    case 'tls':
      return 'Nothing was changed: the TLS handshake failed. Check that the base URL is an https: address, and its certificate.'
    default:
      return 'Nothing was changed; check the network and the base URL, then call again.'
  }
}

function textOf(error: unknown, key: string): string | undefined {
  const value = propertyOf(error, key)
  return typeof value === 'string' ? value : undefined
}

/** A property of somebody else's error can be a getter that throws. */
function propertyOf(error: unknown, key: string): unknown {
  if (typeof error !== 'object' || error === null) return undefined
  try {
    return Reflect.get(error, key)
  } catch {
    return undefined
  }
}
