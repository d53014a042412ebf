import { inspect } from 'node:util'
import { describe, expect, jest, test } from '@jest/globals'
import {
  copyError,
  isCardlaneError,
  locateError,
  settleOutcome,
  type ErrorContext,
} from './cardlane-error.js'
import {
  AmbiguousCardError,
  NetworkError,
  RequestRejectedError,
  UnexpectedResponseError,
} from './failure-errors.js'
import { ConfigurationError, InvalidRequestError, UnsupportedOperationError } from './input-errors.js'

const context: ErrorContext = {
  provider: 'fake-1',
  operation: 'updateCard',
  reference: 'ref-1',
  attempts: 2,
}

const rejected = () =>
  new RequestRejectedError({
    message: 'The provider refused the request (HTTP 422): $& no.',
    outcome: 'not_applied',
    retryable: false,
    hint: 'Correct it.',
    providerError: { httpStatus: 422, code: 'E7', message: '$& no' },
    cause: new Error('below'),
  })

describe('isCardlaneError', () => {
  test('knows an error of another copy of the package', async () => {
    jest.resetModules()
    const other = await import('../index.js')
    const foreign = new other.ConfigurationError([])
    expect(foreign).not.toBeInstanceOf(ConfigurationError)
    expect(isCardlaneError(foreign)).toBe(true)
  })

  test.each([[new Error('x')], [null], [undefined], ['cardlane.error'], [{ code: 'aborted' }], [() => 1]])(
    'does not take %p for one',
    (value) => {
      expect(isCardlaneError(value)).toBe(false)
    },
  )
})

test('an error bears the name of its class', () => {
  expect([rejected().name, String(new ConfigurationError([])).split(':')[0]]).toEqual([
    'RequestRejectedError',
    'ConfigurationError',
  ])
})

test('its JSON tells all that is safe to log, and no cause', () => {
  expect(JSON.parse(JSON.stringify(locateError(rejected(), context)))).toEqual({
    name: 'RequestRejectedError',
    message: 'fake-1 updateCard: The provider refused the request (HTTP 422): $& no.',
    code: 'request_rejected',
    phase: 'response',
    outcome: 'not_applied',
    retryable: false,
    hint: 'Correct it.',
    provider: 'fake-1',
    operation: 'updateCard',
    reference: 'ref-1',
    attempts: 2,
    providerError: { httpStatus: 422, code: 'E7', message: '$& no' },
  })
})

test('its JSON leaves out what is not known', () => {
  const json = JSON.parse(JSON.stringify(new InvalidRequestError({ message: 'm.', field: 'set' }))) as object
  expect(Object.keys(json)).toEqual([
    'name',
    'message',
    'code',
    'phase',
    'outcome',
    'retryable',
    'hint',
    'attempts',
  ])
})

test('keeps its cause for those who look', () => {
  expect([rejected().cause, 'cause' in new ConfigurationError([])]).toEqual([new Error('below'), false])
})

describe('locateError', () => {
  test('puts the call before the message, in the stack too, and only once', () => {
    const error = rejected()
    const located = locateError(error, context)
    locateError(located, { ...context, provider: 'outer', reference: 'ref-2' })
    expect(located).toBe(error)
    expect(error).toMatchObject(context)
    const message = 'fake-1 updateCard: The provider refused the request (HTTP 422): $& no.'
    expect(error.message).toBe(message)
    expect(error.stack?.split('\n    at ')[0]).toContain(message)
  })
})

describe('settleOutcome', () => {
  const lost = () =>
    new NetworkError({ message: 'm', outcome: 'unknown', retryable: true, hint: 'Read the card.' })

  test('turns "not applied" into "unknown" and says what to do', () => {
    expect(settleOutcome(rejected(), 'unknown')).toMatchObject({
      outcome: 'unknown',
      retryable: false,
      hint: 'The change may or may not have happened: read the card before you call again.',
    })
  })

  test('turns "unknown" into "not applied", and then a transient failure can be tried again', () => {
    expect(settleOutcome(lost(), 'not_applied')).toMatchObject({
      outcome: 'not_applied',
      retryable: true,
      hint: 'The change has not been made, as a read has shown; call again.',
    })
    const odd = new UnexpectedResponseError({ message: 'm', outcome: 'unknown', retryable: false, hint: 'h' })
    expect(settleOutcome(odd, 'not_applied')).toMatchObject({ outcome: 'not_applied', retryable: false })
  })

  test('turns "unknown" into "applied", and then it must not be tried again', () => {
    expect(settleOutcome(lost(), 'applied')).toMatchObject({ outcome: 'applied', retryable: false })
    expect(settleOutcome(lost(), 'applied', 'It is there.')).toMatchObject({ hint: 'It is there.' })
  })

  test('leaves an error alone that says so already', () => {
    expect(settleOutcome(lost(), 'unknown')).toMatchObject({ retryable: true, hint: 'Read the card.' })
  })
})

describe('copyError', () => {
  test('gives an error of the same class that is located by itself', () => {
    const candidates = [{ ref: { owner: 'anna', id: 'c-1' } }]
    const original = new AmbiguousCardError(
      { message: 'Two cards.', outcome: 'not_applied', retryable: false, hint: 'Choose.' },
      candidates,
    )
    const copy = locateError(copyError(original), context)
    expect(copy).toBeInstanceOf(AmbiguousCardError)
    expect(isCardlaneError(copy)).toBe(true)
    expect(copy).toMatchObject({ message: 'fake-1 updateCard: Two cards.', candidates, reference: 'ref-1' })
    expect(inspect(copy)).toMatch(/^AmbiguousCardError: fake-1 updateCard: Two cards\.\n/)
    expect(inspect(copy)).toContain('\n    at ')
    expect([original.message, original.provider]).toEqual(['Two cards.', undefined])
  })
})

describe('before anything is sent', () => {
  test('a wrong request names its field and how to mend it', () => {
    const error = new InvalidRequestError({ message: 'set.name must not be empty.', field: 'set.name' })
    expect(error).toMatchObject({
      code: 'invalid_request',
      phase: 'input',
      outcome: 'not_applied',
      retryable: false,
      field: 'set.name',
      hint: 'Correct set.name and call again; nothing was sent.',
    })
    expect(new InvalidRequestError({ message: 'm', field: '' }).hint).toBe(
      'Correct the request and call again; nothing was sent.',
    )
  })

  test('an unsupported operation gives the reason and the alternative', () => {
    const refusal = { reason: 'It has no such call.', alternative: 'Delete it and add it anew.' }
    expect(new UnsupportedOperationError('updateCard.expiry', refusal)).toMatchObject({
      message: 'Not supported: It has no such call.',
      code: 'unsupported_operation',
      outcome: 'not_applied',
      hint: 'Delete it and add it anew.',
      capability: 'updateCard.expiry',
      ...refusal,
    })
  })

  test('a wrong configuration lists every problem', () => {
    const problems = [
      { path: '', message: 'must be of type object' },
      { path: 'providers.x.secret', message: 'is missing' },
    ]
    expect(new ConfigurationError(problems)).toMatchObject({
      message:
        'The configuration has 2 problems:\n  (top level): must be of type object\n  providers.x.secret: is missing',
      phase: 'config',
      outcome: 'not_applied',
      problems,
    })
    expect(new ConfigurationError(problems.slice(1)).message).toBe(
      'The configuration has a problem:\n  providers.x.secret: is missing',
    )
  })
})
