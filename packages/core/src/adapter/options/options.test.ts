import { describe, expect, test } from '@jest/globals'
import { fakeAdapter } from '../../__fixtures__/fake-adapter.js'
import { ConfigurationError } from '../../errors/input-errors.js'
import { createProvider } from '../create-provider.js'
import { check } from '../problems.js'
import { baseUrlField, isLoopback } from './base-url.js'
import { linkHostsField } from './link-hosts.js'

const problemsOf = (options: unknown) => {
  try {
    createProvider(fakeAdapter(), { id: 'fake-1', options })
    return []
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    return error.problems.map(({ path, message }) => `${path} ${message}`)
  }
}

const secret = 'canary-secret'
const api = 'must be an https: address without user, query or fragment (http: is allowed on loopback only)'
const host = 'must be a host name in lower case, or *. and one; a port may follow'

describe('accepts', () => {
  test.each([
    [{ secret }],
    [{ secret: () => secret }],
    [{ secret, deadlineMs: 1, maxAttempts: 1, maxNameLength: 1 }],
    [{ secret, deadlineMs: 600_000, maxAttempts: 10, maxNameLength: 1000 }],
    [{ secret, linkHosts: ['pay.example.com', '*.example.com', 'x-1.example.com'] }],
    [
      {
        secret,
        linkHosts: ['pay.example.com:8443', '*.example.co.uk', '*.xn--mnchen-3ya.de', '1.example.c0m'],
      },
    ],
    [{ secret, linkHosts: [] }],
    [{ secret, baseUrl: 'https://api.example.com/v1' }],
    [{ secret, baseUrl: 'http://localhost:4010' }],
  ])('%j', (options) => {
    expect(problemsOf(options)).toEqual([])
  })
})

describe('says in plain words what is wrong', () => {
  test.each<[unknown, string]>([
    [undefined, ' is missing'],
    [null, ' must be of type object'],
    [{}, 'secret is missing'],
    [{ secret: '' }, 'secret must not be empty'],
    [{ secret: 42 }, 'secret must be a text, or a function that returns one'],
    [{ secret: null }, 'secret must be a text, or a function that returns one'],
    [{ secret, apiKey: 'canary' }, 'apiKey is not a known key'],
    [{ secret, deadlineMs: 0 }, 'deadlineMs must be at least 1'],
    [{ secret, deadlineMs: 600_001 }, 'deadlineMs must be at most 600000'],
    [{ secret, deadlineMs: '30s' }, 'deadlineMs must be of type number'],
    [{ secret, deadlineMs: 0.5 }, 'deadlineMs must be of type int'],
    [{ secret, maxAttempts: 0 }, 'maxAttempts must be at least 1'],
    [{ secret, maxAttempts: 11 }, 'maxAttempts must be at most 10'],
    [{ secret, maxNameLength: 0 }, 'maxNameLength must be at least 1'],
    [{ secret, maxNameLength: 1001 }, 'maxNameLength must be at most 1000'],
    [{ secret, linkHosts: ['Pay.example.com'] }, `linkHosts.0 ${host}`],
    [{ secret, linkHosts: ['ok.example.com', 'https://pay.example.com'] }, `linkHosts.1 ${host}`],
    [{ secret, linkHosts: ['*'] }, `linkHosts.0 ${host}`],
    [{ secret, linkHosts: ['*.'] }, `linkHosts.0 ${host}`],
    [{ secret, linkHosts: ['pay.*.com'] }, `linkHosts.0 ${host}`],
    [{ secret, linkHosts: ['10.0.0.1'] }, `linkHosts.0 ${host}`],
    [{ secret, linkHosts: ['*.0.0.1'] }, `linkHosts.0 ${host}`],
    [{ secret, linkHosts: ['*.com'] }, `linkHosts.0 ${host}`],
    [{ secret, linkHosts: ['pay.example.com.'] }, `linkHosts.0 ${host}`],
    [{ secret, linkHosts: ['pay.example.com:'] }, `linkHosts.0 ${host}`],
    [{ secret, linkHosts: ['user@pay.example.com'] }, `linkHosts.0 ${host}`],
    [{ secret, linkHosts: ['*.co.uk'] }, 'linkHosts.0 must not trust every host below a public suffix'],
    [{ secret, linkHosts: ['*.com.tr:8443'] }, 'linkHosts.0 must not trust every host below a public suffix'],
    [{ secret, linkHosts: 'pay.example.com' }, 'linkHosts must be of type array'],
    [{ secret, baseUrl: 'http://api.example.com' }, `baseUrl ${api}`],
    [{ secret, baseUrl: 'https://api.example.com.' }, `baseUrl ${api}`],
  ])('%j', (options, problem) => {
    expect(problemsOf(options)).toEqual([problem])
  })

  test('of everything at once, and repeats no value', () => {
    const problems = problemsOf({
      secret: [],
      baseUrl: 'canary:1',
      linkHosts: ['Canary'],
      maxAttempts: 'canary',
    })
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'maxAttempts',
      'baseUrl',
      'secret',
      'linkHosts.0',
    ])
    expect(problems.join().toLowerCase()).not.toContain('canary')
  })
})

test.each([
  ['https://api.example.com', 'https://api.example.com'],
  ['https://api.example.com/', 'https://api.example.com'],
  ['https://api.example.com/v1//', 'https://api.example.com/v1'],
  ['http://localhost:4010/', 'http://localhost:4010'],
  ['http://127.9.9.9:80', 'http://127.9.9.9:80'],
  ['http://[::1]:4010', 'http://[::1]:4010'],
])('the base URL %s becomes %s', (given, value) => {
  expect(check(baseUrlField, given)).toEqual({ ok: true, value })
})

test.each([
  ['http://api.example.com'],
  ['http://localhost.example.com'],
  ['http://127.0.0.1.example.com'],
  ['ftp://localhost'],
  ['https://user@api.example.com'],
  ['https://:pass@api.example.com'],
  ['https://api.example.com?x=1'],
  ['https://api.example.com/?'],
  ['https://api.example.com/#'],
  ['https://api.example.com/#top'],
  ['https://@api.example.com'],
  ['https://api.example.com/v1/..'],
  ['https://api.example.com/%2e%2E/v1'],
  ['https://api.example.com/./v1'],
  ['https:\\\\api.example.com'],
  ['https:api.example.com'],
  ['https:///api.example.com'],
  ['\u0001https://api.example.com'],
  [' https://api.example.com'],
  ['https://api.example.com\n'],
  ['api.example.com'],
  [''],
])('the base URL %j is refused', (given) => {
  expect(check(baseUrlField, given)).toEqual({ ok: false, problems: [{ path: '', message: api }] })
})

test('a port of 443 says nothing about a host', () => {
  expect(check(linkHostsField, ['pay.example.com:443'])).toEqual({ ok: true, value: ['pay.example.com'] })
})

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.255.0.9', true],
  ['[::1]', true],
  ['::1', false],
  ['128.0.0.1', false],
  ['localhost.example.com', false],
  ['xlocalhost', false],
])('%s means this machine: %p', (hostname, here) => {
  expect(isLoopback(hostname)).toBe(here)
})
