import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { newText } from './canary.js'
import { createSearcher } from './searcher.js'

const secret = newText.text()
const key = newText.key()
const uuid = newText.uuid()
const keyBytes = Buffer.from(key, 'hex')
const searcher = createSearcher([
  { name: 'secret', text: secret },
  { name: 'key', text: key },
  { name: 'uuid', text: uuid },
])
const names = (text: string) => searcher.find(text).map(({ canary }) => canary)

describe('a secret is found', () => {
  test.each<[string, string]>([
    ['as it is', secret],
    ['in capitals', secret.toUpperCase()],
    ['in JSON', JSON.stringify({ secret })],
    ['in JSON in JSON', JSON.stringify(JSON.stringify({ secret }))],
    ['in a URL', `https://api.test/?key=${encodeURIComponent(secret)}`],
    ['in a form', new URLSearchParams({ secret }).toString()],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64url', Buffer.from(secret).toString('base64url')],
    ['in hex', Buffer.from(secret).toString('hex').toUpperCase()],
    ['in a printed buffer', inspect(Buffer.from(`the secret is ${secret}`))],
    ['in half', secret.slice(5, 30)],
    ['to the half', `sign(${secret.slice(-24)}`],
  ])('%s', (_, text) => {
    expect(names(`before ${text} after`)).toEqual(['secret'])
  })

  test.each([0, 1, 2, 3, 4])('in base64, behind %i other characters', (before) => {
    expect(names(Buffer.from(`${'x'.repeat(before)}${secret}:rest`).toString('base64'))).toEqual(['secret'])
    expect(names(Buffer.from(`${'x'.repeat(before)}${secret}:rest`).toString('base64url'))).toEqual([
      'secret',
    ])
  })
})

test.each<[string, string]>([
  ['as it is', `0x${key}`],
  ['in a printed buffer', inspect(keyBytes)],
  ['in a printed array of bytes', inspect(new Uint8Array(keyBytes), { maxArrayLength: null })],
  ['in the JSON of a buffer', JSON.stringify(keyBytes)],
  ['in the JSON of an array of bytes', JSON.stringify(new Uint8Array(keyBytes))],
  ['as a list of numbers', String([...keyBytes])],
  ['in the base64 of its bytes', keyBytes.toString('base64')],
  ['in its bytes', keyBytes.toString('latin1')],
])('a key is found %s', (_, text) => {
  expect(names(text)).toEqual(['key'])
})

test('a UUID is found without its dashes', () => {
  expect(names(uuid.replaceAll('-', ''))).toEqual(['uuid'])
})

test('a secret that comes up later is found from then on', () => {
  const late = createSearcher([])
  expect(late.find('a late secret')).toEqual([])
  late.plant({ name: 'late', text: 'late secret' })
  expect(late.find('a late secret')).toEqual([{ canary: 'late', how: 'as it is' }])
})

test('a piece of a secret that counts only whole is not found', () => {
  const link = '/pay/42?paymentId=0123456789abcdef0123456789abcdef'
  const links = createSearcher([{ name: 'link', text: link, onlyWhole: true }])
  expect(links.find(link.slice(5))).toEqual([])
  expect(links.find(`https://pay.test${link}`)).toHaveLength(1)
})

test.each(['', 'canary', key.slice(0, 12), inspect(new Uint8Array(64), { maxArrayLength: null })])(
  'nothing is found in %j',
  (text) => {
    expect(searcher.find(text)).toEqual([])
  },
)
