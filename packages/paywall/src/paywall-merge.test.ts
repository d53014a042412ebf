import { describe, expect, test } from '@jest/globals'
import { cardRecord } from './__fixtures__/answers.js'
import { thrownFailure } from './__fixtures__/thrown-failure.js'
import { asWritten, changedByOthers, notAsWritten, isAsWritten, mergeChanges } from './paywall-merge.js'
import { paywallCard } from './paywall-schemas.js'

const cardWith = (changes: Record<string, unknown> = {}) => paywallCard.parse({ ...cardRecord, ...changes })
const expiry = { month: 3, year: 2031 }
const kept = { Nickname: 'Kartım', Month: 12, Year: 2029 }

describe('merging', () => {
  test.each([
    ['nothing keeps everything', {}, kept],
    ['a name keeps the expiry', { name: 'Market' }, { ...kept, Nickname: 'Market' }],
    ['an expiry keeps the name', { expiry }, { ...kept, Month: 3, Year: 2031 }],
    ['both keeps nothing', { name: 'Market', expiry }, { Nickname: 'Market', Month: 3, Year: 2031 }],
  ])('%s', (_name, changes, write) => {
    expect(mergeChanges(cardWith(), changes)).toEqual(write)
  })

  test.each([
    ['name', { Name: null }, { expiry }],
    ['name', { Name: undefined }, { expiry }],
    ['expiry', { Month: null }, { name: 'Market' }],
    ['expiry', { Year: undefined }, { name: 'Market' }],
    ['expiry', { Month: 0 }, { name: 'Market' }],
    ['expiry', { Year: 29 }, { name: 'Market' }],
  ])('does not guess the %s of a card with %j', (missing, unsaid, changes) => {
    expect(thrownFailure(() => mergeChanges(cardWith(unsaid), changes))).toEqual({
      code: 'unexpected_response',
      message: `Paywall replaces name and expiry together, and does not say the current ${missing}.`,
      outcome: 'not_applied',
      hint: 'Set name and expiry both; nothing was changed.',
    })
  })

  test('needs nothing of a card when both are set', () => {
    expect(
      mergeChanges(cardWith({ Name: null, Month: null, Year: null }), { name: 'Market', expiry }),
    ).toEqual({
      ...{ Nickname: 'Market', Month: 3, Year: 2031 },
    })
  })
})

test.each([
  [{}, true],
  [{ CardHolderName: 'Other', UniqueCode: 'other' }, true],
  [{ Name: 'Market' }, false],
  [{ Name: null }, false],
  [{ Month: 11 }, false],
  [{ Year: 2030 }, false],
])('a card with %j is as written: %j', (changes, same) => {
  expect(isAsWritten(cardWith(changes), kept)).toBe(same)
})

describe('a card that could not be read back', () => {
  const write = { Nickname: 'Market', Month: 3, Year: 2031 }

  test('is taken as written, without the code that may have rotated', () => {
    expect(asWritten(cardWith(), write)).toMatchObject({
      ...{ Name: 'Market', Month: 3, Year: 2031, UniqueCode: '', CardLastFour: '4509' },
    })
  })

  test('stays expired under a new name and not under a new expiry', () => {
    const expired = cardWith({ Expired: true })
    expect(asWritten(expired, { ...kept, Nickname: 'Market' }).Expired).toBe(true)
    expect(asWritten(expired, write).Expired).toBeUndefined()
    expect(asWritten(expired, { ...kept, Year: 2031 }).Expired).toBeUndefined()
    expect(asWritten(expired, { ...kept, Month: 11 }).Expired).toBeUndefined()
  })
})

describe('an accepted update that the card does not show', () => {
  const before = cardWith({})

  test('was followed by another change, or was changed by the provider', () => {
    const { failure } = notAsWritten(cardWith({ Name: 'Theirs' }), before)
    expect(failure).toMatchObject({ code: 'conflict', outcome: 'applied' })
    expect(failure.message).toBe(
      'The update was accepted, but the card now reads {"Name":"Theirs","Month":12,"Year":2029}, which is not what was written.',
    )
  })

  test('may not be visible yet', () => {
    const { failure } = notAsWritten(before, before)
    expect(failure).toMatchObject({ code: 'conflict', outcome: 'unknown' })
    expect(failure.message).toContain('the card still reads')
  })
})

test.each(['Market ', ' Market', 'Market'])('a name that was tidied from %j is as written', (name) => {
  expect(isAsWritten(cardWith({ Name: 'Market' }), { ...kept, Nickname: name })).toBe(true)
})

describe('a name that somebody else has written', () => {
  test('is shown in part', () => {
    const { message } = changedByOthers(cardWith({ Name: 'x'.repeat(100_000) }))
    expect(message).toContain(`{"Name":"${'x'.repeat(100)}","Month":12,"Year":2029}`)
  })

  test('is not shown when it holds a card number', () => {
    const { message } = changedByOthers(cardWith({ Name: 'Visa 4242 4242 4242 4242' }))
    expect(message).toContain('{"Name":"[hidden: it contains a card number]","Month":12,"Year":2029}')
  })
})
