import type { CardlaneError, Outcome } from './cardlane-error.js'

const happened: Readonly<Record<Outcome, string>> = {
  not_applied: 'nothing was changed',
  applied: 'the change was made',
  unknown: 'the change may or may not have been made',
}

/** What an error has beyond these is of its class, and is shown by its own name. The last three stand in message and hint. */
const told = new Set([
  ...['code', 'phase', 'outcome', 'retryable', 'hint', 'attempts', 'provider', 'operation', 'reference'],
  ...['retryAfterMs', 'providerError', 'problems', 'reason', 'alternative'],
])

/** An error as a terminal shows it: what failed, whether it changed anything, what to do next; then where, and why. */
export function printError(error: CardlaneError): string {
  const { code, phase, outcome, hint, reference, attempts, providerError, cause } = error
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['outcome', `${outcome}: ${happened[outcome]}`],
    ['next', hint],
    ['code', `${code}${retryWords(error)}`],
    ['phase', phase],
    ['answer', providerError && wordsOf(providerError)],
    ['call', reference && `${reference}, ${attempts === 1 ? '1 request' : `${attempts} requests`}`],
    ...Object.entries(error).flatMap(([name, value]) =>
      told.has(name) ? [] : [[name, JSON.stringify(value)] as const],
    ),
    ['cause', cause === undefined ? undefined : causeOf(cause)],
  ]
  const lines = rows.flatMap(([name, text]) => (text === undefined ? [] : [`  ${name.padEnd(8)} ${text}`]))
  const places = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? []
  return [`${error.name}: ${error.message}`, ...lines, ...places].join('\n')
}

function retryWords({ retryable, retryAfterMs }: CardlaneError): string {
  if (!retryable) return ''
  return retryAfterMs === undefined ? ', can be tried again' : `, can be tried again in ${retryAfterMs} ms`
}

function wordsOf({ httpStatus, code, message }: NonNullable<CardlaneError['providerError']>): string {
  const status = httpStatus === undefined ? undefined : `HTTP ${httpStatus}`
  return [status, code, message].filter((part) => part !== undefined).join(', ')
}

function causeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  const code: unknown = Reflect.get(cause, 'code')
  return typeof code === 'string'
    ? `${cause.name} ${code}: ${cause.message}`
    : `${cause.name}: ${cause.message}`
}
