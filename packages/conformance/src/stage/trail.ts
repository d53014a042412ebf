import { types } from 'node:util'
import { isCardlaneError, type CardlaneError } from '@cardlane/core'
import type { TappedRequest } from './tap.js'

/** The error with what was sent: it usually shows where to look. Queries are left out, as they may be long. */
export function withTrail(error: unknown, requests: readonly TappedRequest[]): unknown {
  // An `instanceof` would miss the errors of another realm, in which some runners run their tests.
  if (!types.isNativeError(error)) return error
  // What the library gave is left as it is.
  const told = isCardlaneError(error) ? new Error(unexpected(error), { cause: error }) : error
  const calls = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  told.message = `${told.message}\n${trail(requests)}`
  told.stack = [`${told.name}: ${told.message}`, ...calls].join('\n')
  return told
}

function unexpected({ name, code, message }: CardlaneError): string {
  if (code === 'invalid_configuration') {
    return `The adapter refuses the options that the world gives, which have to be complete and right: ${message}`
  }
  return `A call rejected that should have succeeded, with ${name}: ${message}`
}

function trail(requests: readonly TappedRequest[]): string {
  if (requests.length === 0) return 'No request was sent.'
  const lines = requests.map(({ method, path, changed, became }, at) => {
    const effect = changed ? 'changed something, ' : ''
    return `  ${at + 1}. ${method} ${path.split('?')[0] ?? ''}: ${effect}${became}`
  })
  return ['What was sent:', ...lines].join('\n')
}
