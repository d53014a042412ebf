import { expect, test } from '@jest/globals'
import { cardRecord } from './__fixtures__/answers.js'
import { cardDrift, cardsDrift } from './paywint-drift.js'

test('the documented card has nothing strange', () => {
  const pending = { card_images_required: true, compliance_check_required: true }
  expect(cardDrift({ ...cardRecord, ...pending }, 'body')).toEqual([])
  expect(cardDrift({ card_id: 'c', card_exp: null }, 'body')).toEqual([])
})

test('what nobody has seen before is told by its path, above all a step that the cardholder would have to take', () => {
  const strange = {
    ...cardRecord,
    ...{ card_type: 'VIRTUAL', card_exp: '2029', face_scan_required: true, cvv_required: false },
  }
  expect(cardsDrift([cardRecord, strange])).toEqual([
    'body.records.1.card_type',
    'body.records.1.card_exp',
    'body.records.1.face_scan_required',
  ])
})
