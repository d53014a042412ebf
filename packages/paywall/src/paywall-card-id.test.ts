import { describe, expect, test } from '@jest/globals'
import { stableId } from './__fixtures__/answers.js'
import { paywallCardId } from './paywall-card-id.js'

const digits = { CardBin: '450803', CardLastFour: '4509' }
const owner = '003'

describe('the stable id', () => {
  test('is always the same, because applications store it', () => {
    expect(paywallCardId(owner, digits)).toBe(stableId)
    expect(stableId).toMatch(/^pwc_[0-9a-f]{32}$/)
  })

  test('does not depend on what an update or a rotation changes', () => {
    const changed = { ...digits, Name: 'Other', Month: 1, Year: 2031, UniqueCode: 'other' }
    expect(paywallCardId(owner, changed)).toBe(stableId)
  })

  test.each([
    ['another owner', '004', digits],
    ['other first digits', owner, { ...digits, CardBin: '450804' }],
    ['other last digits', owner, { ...digits, CardLastFour: '4510' }],
    ['the same digits cut elsewhere', owner, { CardBin: '4508034', CardLastFour: '509' }],
  ])('is another one for %s', (_name, whose, card) => {
    expect(paywallCardId(whose, card)).not.toBe(stableId)
  })
})
