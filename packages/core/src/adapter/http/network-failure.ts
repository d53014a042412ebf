import { NetworkError, UnexpectedResponseError } from '../../errors/failure-errors.js'
import { unknownOutcomeHint, type CardlaneError, type Outcome } from '../../errors/cardlane-error.js'
import { safeCause } from '../scrub-cause.js'
import type { Scrubber } from '../scrub.js'
import { mayRepeat, type Safety } from '../failure.js'

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
const certificateRefused = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/

/**
 * The error of a request that got no usable answer. Holds nothing of the HTTP client's own error but its code and message:
 * that error carries the request and its headers.
 */
export function networkFailure(
  error: unknown,
  { safety, sent, scrub }: { safety: Safety; sent: boolean; scrub: Scrubber['text'] },
): CardlaneError {
  const { code = '', message: unsafe } = describe(error)
  if (unsafe.startsWith('maxContentLength')) return tooLarge(safety)

  const cause = safeCause(error, scrub)
  const { message } = cause

  const badCertificate = certificateRefused.test(code)
  const unsent = !sent || neverConnected.has(code) || badCertificate || connecting(error)
  const outcome: Outcome = unsent || safety === 'read' ? 'not_applied' : 'unknown'
  return new NetworkError({
    message: unsent ? `The provider could not be reached: ${message}.` : `The connection broke: ${message}.`,
    outcome,
    retryable: !badCertificate && mayRepeat(safety, outcome),
    hint:
      outcome === 'unknown'
        ? unknownOutcomeHint
        : 'Nothing was changed; check the network and the base URL, then call again.',
    cause,
  })
}

function tooLarge(safety: Safety): CardlaneError {
  return new UnexpectedResponseError({
    message: "The provider's answer is larger than 1 MiB and was not read.",
    outcome: safety === 'read' ? 'not_applied' : 'unknown',
    retryable: false,
    hint: 'Look at what the provider sends: no answer of its API is that large.',
  })
}

function connecting(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return [error, cause].some((each) => {
    const syscall: unknown =
      typeof each === 'object' && each !== null ? Reflect.get(each, 'syscall') : undefined
    return syscall === 'connect' || syscall === 'getaddrinfo'
  })
}

function describe(error: unknown): { code?: string; message: string } {
  if (!(error instanceof Error)) return { message: 'unknown failure' }
  const code: unknown = Reflect.get(error, 'code')
  return {
    message: error.message === '' ? String(code) : error.message,
    ...(typeof code === 'string' && { code }),
  }
}
