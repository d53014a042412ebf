import { afterEach, describe, expect, test } from '@jest/globals'
import { startSandbox, type PaywallSimulatorOptions, type Sandbox } from '../index.js'
import { deleteCard, listCards, saveCard, updateCard } from './__fixtures__/paywall-client.js'

let sandbox: Sandbox
const start = async (paywall: PaywallSimulatorOptions = {}) => {
  sandbox = await startSandbox({ paywall })
  return sandbox.paywall
}
afterEach(() => sandbox.close())

const codeOf = (index = 0): string => sandbox.paywall.cards()[index]?.UniqueCode ?? ''

describe('UniqueCode', () => {
  test('rotates for every card and the old one finds nothing', async () => {
    const paywall = await start()
    const old = codeOf()
    paywall.rotateUniqueCodes()
    expect(codeOf()).not.toBe(old)
    for (const mark of ['+', '/', '=', '@']) expect(codeOf()).toContain(mark)
    expect((await updateCard(paywall, { UniqueCode: old })).body).toMatchObject({ ErrorCode: 118 })
    expect((await updateCard(paywall)).body).toMatchObject({ Result: true })
  })

  test('graceOldCodes keeps old ones working, through several rotations', async () => {
    const paywall = await start({ graceOldCodes: true })
    const old = codeOf()
    paywall.rotateUniqueCodes()
    paywall.rotateUniqueCodes()
    expect((await updateCard(paywall, { UniqueCode: old })).body).toMatchObject({ Result: true })
    expect((await deleteCard(paywall, { UniqueCode: old })).body).toMatchObject({ Result: true })
  })

  test.each([
    ['manual', false],
    ['after-update', true],
  ] as const)('rotation %s', async (rotation, rotates) => {
    const paywall = await start({ rotation })
    await saveCard(paywall, {
      RelationalId1: '003',
      Card: { CardToken: paywall.issueCardToken(), Nickname: 'other' },
    })
    const [updated, other] = [codeOf(0), codeOf(1)]
    await updateCard(paywall)
    expect(codeOf(0) !== updated).toBe(rotates)
    expect(codeOf(1)).toBe(other)
  })
})

describe('relational ids', () => {
  test('that were given at save are needed on every call', async () => {
    const paywall = await start({ relationalId2: '004' })
    expect(paywall.relationalId2).toBe('004')
    expect((await listCards(paywall)).body).toMatchObject({ Body: [] })
    expect((await listCards(paywall, { relationalid2: '004' })).body).toMatchObject({
      Body: [{ Name: 'Kartım' }],
    })
    expect((await updateCard(paywall)).body).toMatchObject({ Result: false, ErrorCode: 115 })
    expect((await updateCard(paywall, { RelationalId2: '004' })).body).toMatchObject({ Result: true })
    expect((await deleteCard(paywall)).body).toMatchObject({ Result: false, ErrorCode: 115 })
    expect((await deleteCard(paywall, { RelationalId2: '004' })).body).toMatchObject({ Result: true })
  })

  test('are absent from a seeded card without an option', async () => {
    expect('relationalId2' in (await start())).toBe(false)
  })

  test('the third and the partner identity count too', async () => {
    const paywall = await start({ cards: [] })
    const owner = { RelationalId1: '9', RelationalId3: 'c', PartnerBased: true, PartnerIdentity: 'p' }
    await saveCard(paywall, { ...owner, Card: { CardToken: paywall.issueCardToken(), Nickname: 'n' } })
    const headers = { relationalid1: '9', relationalid3: 'c', partneridentity: 'p' }
    expect((await listCards(paywall, headers)).body).toMatchObject({ Body: [{ Name: 'n' }] })
    expect((await listCards(paywall, { ...headers, partneridentity: '' })).body).toMatchObject({ Body: [] })
    expect((await listCards(paywall, { ...headers, relationalid3: '' })).body).toMatchObject({ Body: [] })
  })

  test('of somebody else do not reach a card', async () => {
    const paywall = await start()
    expect((await deleteCard(paywall, { RelationalId1: '999' })).body).toMatchObject({ ErrorCode: 115 })
    expect(paywall.cards()).toHaveLength(1)
  })
})
