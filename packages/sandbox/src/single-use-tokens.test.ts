import { beforeEach, expect, test } from '@jest/globals'
import { createFakeClock, minutes } from './__fixtures__/fake-clock.js'
import { createSingleUseTokens, type SingleUseTokens } from './single-use-tokens.js'

let clock = createFakeClock()
let tokens: SingleUseTokens<string>
beforeEach(() => {
  let minted = 0
  clock = createFakeClock()
  tokens = createSingleUseTokens({ clock, lifetimeMs: minutes(30), mint: () => `token-${(minted += 1)}` })
})

const issueMany = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => tokens.issue(`value ${index}`))

test('a token works once, and for its time', () => {
  const [used = '', open = ''] = issueMany(2)
  tokens.use(used)
  expect(tokens.look(used)).toEqual({ problem: 'used' })
  expect(tokens.look(open)).toEqual({ value: 'value 1' })
  clock.advance(minutes(30))
  expect(tokens.look(open)).toEqual({ problem: 'expired' })
  expect(tokens.look('another')).toEqual({ problem: 'unknown' })
})

const useAll = (many: readonly string[]): void => {
  for (const token of many) tokens.use(token)
}
const letExpire = (): void => {
  clock.advance(minutes(31))
}
test.each([
  ['used', useAll],
  ['expired', letExpire],
])('of many that are %s, the last thousand are remembered', (problem, end) => {
  for (let round = 0; round < 10; round += 1) {
    const many = issueMany(1000)
    end(many)
  }
  tokens.issue('one more')
  expect(tokens.look('token-9000')).toEqual({ problem: 'unknown' })
  expect(tokens.look('token-9001')).toEqual({ problem })
  expect(tokens.save()).toHaveLength(1001)
})

test('one that is still good is never forgotten', () => {
  const open = tokens.issue('first')
  useAll(issueMany(9999))
  expect(tokens.look(open)).toEqual({ value: 'first' })
  const many = issueMany(5000)
  expect(tokens.look(many[0] ?? '')).toEqual({ value: 'value 0' })
})
