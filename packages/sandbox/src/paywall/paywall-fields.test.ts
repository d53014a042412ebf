import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../index.js'
import {
  deleteCard,
  generateLink,
  listCards,
  sale,
  saveCard,
  updateCard,
} from './__fixtures__/paywall-client.js'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

const invalid = (what: string) => ({ ErrorCode: 2, Result: false, Message: `Invalid data: ${what}` })

describe('a partner card', () => {
  const save = (fields: object) =>
    saveCard(sandbox.paywall, {
      ...{ RelationalId1: '9', Card: { CardToken: sandbox.paywall.issueCardToken(), Nickname: 'n' } },
      ...fields,
    })

  test('is saved, updated and deleted with the identity of its partner', async () => {
    const { paywall } = sandbox
    expect((await save({ PartnerBased: true })).body).toMatchObject(invalid('partneridentity is missing'))
    expect((await save({ PartnerBased: true, PartnerIdentity: 'p' })).body).toMatchObject({ Result: true })
    expect((await listCards(paywall, { relationalid1: '9' })).body).toMatchObject({ Body: [] })
    const listed = await listCards(paywall, { relationalid1: '9', partneridentity: 'p' })
    expect(listed.body).toMatchObject({ Body: [{ Name: 'n' }] })

    const card = { RelationalId1: '9', UniqueCode: paywall.cards()[1]?.UniqueCode, PartnerBased: true }
    expect((await updateCard(paywall, card)).body).toMatchObject(invalid('partneridentity'))
    expect((await deleteCard(paywall, card)).body).toMatchObject(invalid('partneridentity is missing'))
    const named = { ...card, PartnerIdentity: 'p' }
    expect((await updateCard(paywall, named)).body).toMatchObject({ Result: true })
    expect((await deleteCard(paywall, named)).body).toMatchObject({ Result: true })
  })

  test('is meant by true, not by a text', async () => {
    const reply = await save({ PartnerBased: 'true', PartnerIdentity: 'p' })
    expect(reply.body).toMatchObject(invalid('partnerbased'))
  })
})

describe('LinkQr', () => {
  test.each([
    [{ StockCount: '1' }, 'stockcount'],
    [{ StockCount: -1 }, 'stockcount'],
    [{ LanguageId: 3 }, 'languageid'],
    [{ CallbackAddress: 1 }, 'callbackaddress'],
    [{ NotificationEmail: 1 }, 'notificationemail'],
    [{ NotificationPhone: 5551234567 }, 'notificationphone'],
  ])('refuses %j', async (fields, name) => {
    const reply = await generateLink(sandbox.paywall, { ...sale, ...fields })
    expect(reply.body).toMatchObject(invalid(name))
    expect(sandbox.paywall.links()).toEqual([])
  })

  test('takes every documented field', async () => {
    const optional = {
      ...{ LanguageId: 1, StockCount: 3, CallbackSupport: true, CallbackAddress: 'https://shop.example/cb' },
      ...{ NotificationSupport: true, NotificationEmail: 'a@shop.example', NotificationPhone: '5551234567' },
    }
    const reply = await generateLink(sandbox.paywall, { ...sale, ...optional })
    expect(reply.body).toMatchObject({ Result: true, Body: { Link: sandbox.paywall.links()[0]?.Link } })
    expect(sandbox.paywall.links()).toMatchObject([{ StockCount: 3 }])
  })
})
