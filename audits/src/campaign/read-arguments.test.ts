import { expect, test } from '@jest/globals'
import { readArguments } from './read-arguments.js'

test('without flags it is the long campaign', () => {
  expect(readArguments([])).toEqual({ runs: 20_000, seed: '7', rate: 0.2, json: false })
})

test('every flag', () => {
  const flags = [
    '--runs',
    '600',
    '--seed',
    'x',
    '--rate',
    '0.5',
    '--json',
    '--lane',
    'paywall',
    '--lane',
    'paywint',
  ]
  const more = [
    '--operation',
    'addCard',
    '--fault',
    'hang',
    '--part',
    'network',
    '--network-fault',
    'dns_slow',
  ]
  expect(readArguments([...flags, ...more])).toEqual({
    ...{ runs: 600, seed: 'x', rate: 0.5, json: true },
    ...{ lanes: ['paywall', 'paywint'], operations: ['addCard'], kinds: ['hang'] },
    ...{ parts: ['network'], networkFaults: ['dns_slow'] },
  })
})

test.each([
  [['--runs', '0'], /--runs must be a whole number from 1/],
  [['--runs', 'many'], /--runs must/],
  [['--rate', '0'], /--rate must be more than 0/],
  [['--rate', '1.1'], /--rate must/],
  [['--lane', 'sila'], /--lane must be one of: paywint, paywall, sila-ecdsa, sila-token/],
  [['--operation', 'pay'], /--operation must be one of: updateCard, addCard, /],
  [['--fault', 'hangs'], /--fault must be one of: latency, hang, /],
  [['--part', 'wire'], /--part must be one of: provider, network/],
  [['--network-fault', 'dns'], /--network-fault must be one of: no_fault, dns_silent, /],
  [['--run', '5'], /Unknown option '--run'/],
])('%j is refused', (flags, message) => {
  expect(() => readArguments(flags)).toThrow(message)
})
