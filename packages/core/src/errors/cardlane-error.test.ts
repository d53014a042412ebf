import { describe, expect, jest, test } from '@jest/globals'
import { isCardlaneError, type ErrorContext } from './cardlane-error.js'
import { RequestRejectedError } from './failure-errors.js'
import { ConfigurationError, InvalidRequestError, UnsupportedOperationError } from './input-errors.js'

const context: ErrorContext = {
  provider: 'fake-1',
  operation: 'updateCard',
  reference: 'ref-1',
  attempts: 2,
}

const rejected = (call?: ErrorContext) =>
  new RequestRejectedError({
    ...call,
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
  expect(JSON.parse(JSON.stringify(rejected(context)))).toEqual({
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

test('puts the call before its message, in the stack too', () => {
  const error = rejected(context)
  expect(error).toMatchObject(context)
  const message = 'fake-1 updateCard: The provider refused the request (HTTP 422): $& no.'
  expect(error.message).toBe(message)
  expect(error.stack?.split('\n    at ')[0]).toContain(message)
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
