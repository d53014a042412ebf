import { inspect } from 'node:util'
import { isCardlaneError, type CardlaneError, type Operation } from '@cardlane/core'

/** Those that an answer can bring about: not the ones about what the caller gave. */
const codes = new Set<string>([
  ...['authentication_failed', 'permission_denied', 'card_not_found', 'ambiguous_card', 'conflict'],
  ...['request_rejected', 'rate_limited', 'provider_unavailable', 'unexpected_response', 'untrusted_link'],
  ...['network_failed', 'deadline_exceeded'],
])
const outcomes = new Set<string>(['not_applied', 'applied', 'unknown'])
const phases = new Set<string>(['sent', 'response'])
/** A call that waits for an access token is being authenticated when its time is up. */
const isTokenWait = ({ code, phase }: CardlaneError) =>
  code === 'deadline_exceeded' && phase === 'authenticate'
const reads = new Set<Operation>(['listCards', 'getCard'])

/** Longer than this nothing is printed, in characters. */
const longestText = 1000

/** What is wrong with an error that a hostile answer brought about. */
export function errorDefects(
  operation: Operation,
  error: unknown,
  secrets: readonly string[],
): readonly string[] {
  if (!isCardlaneError(error)) return [`threw what is no CardlaneError: ${inspect(error)}`]
  const { code, outcome, phase, hint, message } = error
  const json = jsonOf(error)
  const printed = `${json ?? ''}${inspect(error, { depth: 10, showHidden: true })}`
  return [
    ...(codes.has(code) ? [] : [`code ${code}`]),
    ...(outcomes.has(outcome) ? [] : [`outcome ${outcome}`]),
    ...(phases.has(phase) || isTokenWait(error) ? [] : [`phase ${phase}`]),
    ...(reads.has(operation) && outcome !== 'not_applied' ? [`a read with outcome ${outcome}`] : []),
    ...(hint === '' ? ['no hint'] : []),
    ...(saysNothing(`${ownWords(error)} ${hint}`) ? [`a text that says nothing: ${message}`] : []),
    ...(message.includes('The adapter failed') ? [`the adapter failed: ${inspect(error.cause)}`] : []),
    ...(error.operation === operation && error.reference !== undefined
      ? []
      : ['an error that names no call']),
    ...(json === undefined ? ['an error that JSON cannot tell'] : tooLong(JSON.parse(json))),
    ...(secrets.some((secret) => printed.includes(secret)) ? ['an error that shows a secret'] : []),
  ]
}

/** The message without what the provider said. */
function ownWords({ message, providerError }: CardlaneError): string {
  return message.replace(providerError?.message ?? '', '')
}

function saysNothing(text: string): boolean {
  return /(?<!")\b(?:undefined|NaN)\b(?!")|\[object /.test(text)
}

function jsonOf(error: CardlaneError): string | undefined {
  try {
    return JSON.stringify(error)
  } catch {
    return undefined
  }
}

function tooLong(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return value.length > longestText ? [`a text of ${value.length} characters: ${value.slice(0, 80)}…`] : []
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(tooLong) : []
}
