import { expect, test } from '@jest/globals'
import { interpolateEnv } from './interpolate-env.js'

const env = { KEY: 'made-up-key', HOST: 'api.example.com', NESTED: '${KEY}', MONEY: "$& $1 $'", EMPTY: '' }

test.each([
  ['${KEY}', 'made-up-key'],
  ['https://${HOST}/v1?key=${KEY}', 'https://api.example.com/v1?key=made-up-key'],
  ['${NESTED}', '${KEY}'],
  ['${MONEY}', "$& $1 $'"],
  ['$KEY {KEY} $ {KEY}', '$KEY {KEY} $ {KEY}'],
])('%j becomes %j', (text, expected) => {
  expect(interpolateEnv({ text }, env)).toEqual({ value: { text: expected }, problems: [] })
})

test('reaches every text, in objects and lists', () => {
  const bare: unknown = Object.assign(Object.create(null) as object, { key: '${KEY}' })
  const config = { a: { b: ['x', { c: '${KEY}' }, ['${KEY}']] }, bare }
  expect(interpolateEnv(config, env).value).toEqual({
    a: { b: ['x', { c: 'made-up-key' }, ['made-up-key']] },
    bare: { key: 'made-up-key' },
  })
})

test('leaves names and everything that is no text alone', () => {
  class Signer {
    readonly key = '${KEY}'
  }
  const config = {
    '${KEY}': 1,
    yes: true,
    none: null,
    absent: undefined,
    sign: () => '${KEY}',
    signer: new Signer(),
  }
  const { value } = interpolateEnv(config, env)
  expect(value).toEqual(config)
  expect(value).toHaveProperty('signer', config.signer)
  expect(config.signer).toBe((value as typeof config).signer)
})

test('does not change the configuration it was given', () => {
  const config = { a: { b: '${KEY}' } }
  interpolateEnv(config, env)
  expect(config).toEqual({ a: { b: '${KEY}' } })
})

test('lists every variable that is not set, with its path', () => {
  const config = {
    default: '${NAME}',
    providers: { p: { key: '${KEY}:${ABSENT}:${EMPTY}', hosts: ['${HOST}', '${ABSENT}'] } },
  }
  expect(interpolateEnv(config, env).problems).toEqual([
    { path: 'default', message: 'needs the environment variable NAME, which is not set' },
    { path: 'providers.p.key', message: 'needs the environment variable ABSENT, which is not set' },
    { path: 'providers.p.key', message: 'needs the environment variable EMPTY, which is not set' },
    { path: 'providers.p.hosts.1', message: 'needs the environment variable ABSENT, which is not set' },
  ])
})

test.each(['${A:-b}', '${MISSING-ID}', '${}', 'x ${OPEN'])(
  '%s is no variable, and never sent as a text',
  (text) => {
    const { problems } = interpolateEnv({ key: text }, { A: 'a', MISSING: 'm', OPEN: 'o' })
    expect(problems).toEqual([
      {
        path: 'key',
        message:
          'has a ${…} that is not the name of an environment variable: letters, digits and underscores',
      },
    ])
  },
)
