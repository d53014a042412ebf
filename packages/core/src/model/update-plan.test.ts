import { describe, expect, test } from '@jest/globals'
import type { Capabilities, UpdateCapabilities } from './capabilities.js'
import type { CardChanges } from './requests.js'
import { planUpdate, refusedChange, requestedFields, type UpdatePlan } from './update-plan.js'

const able = (update: Partial<UpdateCapabilities>): Capabilities => ({
  updateCard: { name: 'direct', expiry: 'direct', verification: 'unsupported', write: 'patch', ...update },
  addCard: 'direct',
  createPaymentLink: 'direct',
  listCards: 'direct',
  getCard: 'direct',
  deleteCard: 'direct',
})

const expiry = { month: 12, year: 2030 }
const hosted = { name: 'hosted', expiry: 'hosted', verification: 'hosted' } as const

describe('the plan', () => {
  test.each<[Pick<UpdatePlan, 'kind' | 'fields'>, CardChanges, Partial<UpdateCapabilities>]>([
    [{ kind: 'direct', fields: ['name'] }, { name: 'x' }, {}],
    [{ kind: 'direct', fields: ['name', 'expiry'] }, { name: 'x', expiry }, {}],
    [{ kind: 'direct', fields: [] }, {}, { verification: 'direct' }],
    [{ kind: 'read_merge_write', fields: ['expiry'] }, { expiry }, { write: 'replace' }],
    [{ kind: 'hosted', fields: ['expiry'] }, { expiry }, hosted],
    [{ kind: 'hosted', fields: [] }, {}, hosted],
    [
      { kind: 'hosted', fields: ['name', 'expiry'] },
      { name: 'x', expiry },
      { expiry: 'hosted', write: 'replace' },
    ],
    [{ kind: 'impossible', fields: ['name', 'expiry'] }, { name: 'x', expiry }, { expiry: 'unsupported' }],
    [{ kind: 'impossible', fields: [] }, {}, {}],
    [{ kind: 'impossible', fields: [] }, { name: undefined }, {}],
  ])('is %j for %j with %j', (plan, set, update) => {
    expect(planUpdate(set, able(update), {})).toMatchObject(plan)
  })

  test.each<[Partial<UpdateCapabilities>, string]>([
    [{}, 'The provider changes just these fields.'],
    [{ write: 'replace' }, 'The provider replaces every field, so the others are read first.'],
    [hosted, 'The cardholder finishes on a page of the provider; the call gives the link.'],
  ])('with %j gives its reason and no alternative', (update, reason) => {
    const plan = planUpdate({ name: 'x' }, able(update), {})
    expect([plan.reason, 'alternative' in plan]).toEqual([reason, false])
  })

  test('gives the refusal in the words of the adapter', () => {
    const refusal = { reason: 'The API has no such field.', alternative: 'Add the card anew.' }
    const plan = planUpdate({ expiry }, able({ expiry: 'unsupported' }), { 'updateCard.expiry': refusal })
    expect(plan).toEqual({ kind: 'impossible', fields: ['expiry'], ...refusal })
  })

  test('gives general words where the adapter has none', () => {
    expect(planUpdate({}, able({}), {})).toMatchObject({
      reason: 'The provider does not support updateCard.verification.',
      alternative: 'Ask `capabilities` first, or use another provider.',
    })
  })
})

test.each<[CardChanges, Partial<UpdateCapabilities>, string | undefined]>([
  [{ name: 'x' }, { expiry: 'unsupported' }, undefined],
  [{ name: 'x', expiry }, { expiry: 'unsupported' }, 'updateCard.expiry'],
  [{ name: 'x', expiry }, { name: 'unsupported', expiry: 'unsupported' }, 'updateCard.name'],
  [{}, {}, 'updateCard.verification'],
])('of %j with %j, %p is refused', (set, update, capability) => {
  expect(refusedChange(set, able(update))).toBe(capability)
})

test('an undefined field is not asked for', () => {
  expect(requestedFields({ name: undefined, expiry })).toEqual(['expiry'])
})
