import { describe, expect, test } from '@jest/globals'
import { failure, link, success } from './__fixtures__/answers.js'
import { classifyPaywall } from './paywall-errors.js'
import { paywallResponse, paywallLink } from './paywall-schemas.js'

describe('names are read in any case, and', () => {
  const refused = failure(7, 'Refused.')

  test.each([
    ['behind it', { ...refused, result: true, errorcode: 0, message: 'OK' }],
    ['before it', { result: true, errorcode: 0, message: 'OK', ...refused }],
  ])('a name as it is spelt counts, also with another spelling %s', (_, body) => {
    expect(classifyPaywall({ status: 200, body, headers: {} })).toEqual({
      code: 'request_rejected',
      providerCode: '7',
      providerMessage: 'Refused.',
    })
  })
})

describe('the id of a payment link', () => {
  const idOf = (Id: unknown) => paywallResponse(paywallLink).parse(success({ Link: link, Id })).Id

  test.each([[7], ['7'], ['0c2f'], [2 ** 53 - 1]])('may be %j', (id) => {
    expect(idOf(id)).toBe(id)
  })

  test.each([[2 ** 63], [1.5], [1e300], [true], [{}]])(
    'is none where it is %j, and the link is there',
    (id) => {
      expect(idOf(id)).toBeUndefined()
    },
  )
})
