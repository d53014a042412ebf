import { Literal, type Change } from './mutate-json.js'

const inPlace: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    '',
    ' ',
    '\u0000',
    '\ufeff',
    '\u202e',
    '0',
    '1',
    '-1',
    'true',
    'false',
    'null',
    'NaN',
    '١٢٣٤',
  ],
  ...[0, 1, -1, 1.5, 1e21, 1e308, 5e-324, 2 ** 31, 2 ** 53, Number.MAX_SAFE_INTEGER],
  ...['1e400', '-1e400', '1e-400', '9223372036854775808', '-0'].map((json) => new Literal(json)),
  ...[[], {}, [[]], [null], [{}], { a: 1 }, { length: 3 }, { toString: 1 }, { then: 1 }],
  ...['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'],
  ...[
    'x'.repeat(10_000),
    '9'.repeat(400),
    '🂡'.repeat(300),
    '\ud800',
    'a\r\nset-cookie: b=c',
    '4242 4242 4242 4242',
  ],
  ...['00/0000', '13/2029', '12/29', '12/99999', '202713', '0', '99/99'],
  ...['SUCCESS', 'FAILURE', 'success', 'VISA', '2xx', '../..', '%00', '<script>', "'; DROP TABLE cards"],
]

const links = [
  ...[
    'http://link.paywint.com/a',
    'https://link.paywint.com.evil.test/',
    'https://evil.test/?https://paywint.com/',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,a',
    '//link.paywint.com/a',
    'https:link.paywint.com',
    'https://',
  ],
  ...[
    'https://user:password@link.paywint.com/a',
    'https://link.paywint.com\\@evil.test/',
    'https://xn--pywint-3pf.com/',
  ],
  ...[
    'https://link.itspaywall.com:8443/a',
    'https://LINK.ITSPAYWALL.COM/a?b',
    'file:///etc/passwd',
    'https://[::1]/',
  ],
]

const reshaped: Readonly<Record<string, Change>> = {
  deleted: () => undefined,
  'in a list': (value) => [value],
  'in an object': (value) => ({ value }),
  'a hundred times': (value) => Array<unknown>(100).fill(value),
  'twice, if it is a list': (value) =>
    Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[])] : value,
  'as text': (value) => JSON.stringify(value),
  'as a number': (value) => Number(JSON.stringify(value)),
  'in capitals': (value) => (typeof value === 'string' ? value.toUpperCase() : value),
  'with keys in other cases': (value) => swapCases(value),
  'with the names of methods': (value) =>
    typeof value === 'object'
      ? { ...value, toString: 1, valueOf: 2, constructor: 3, hasOwnProperty: 4, then: 5 }
      : value,
}

/** What can be done to one value of an answer, by name. */
export const changes: readonly (readonly [string, Change])[] = [
  ...Object.entries(reshaped),
  ...[...inPlace, ...links].map((value) => [`replaced by ${nameOf(value)}`, () => value] as const),
]

function nameOf(value: unknown): string {
  return value instanceof Literal ? value.json : JSON.stringify(value).slice(0, 60)
}

function swapCases(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key === key.toUpperCase() ? key.toLowerCase() : key.toUpperCase(),
      each,
    ]),
  )
}
