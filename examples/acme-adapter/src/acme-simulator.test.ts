import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { issueToken, openAccount, storeCard } from './__fixtures__/acme-account.js'
import { startAcme, type AcmeSimulator } from './__fixtures__/acme-simulator.js'
import { failureOf, owner, testProvider } from './__fixtures__/acme-test-provider.js'

const account = openAccount()
let simulator: AcmeSimulator

beforeAll(async () => {
  simulator = await startAcme([account])
})
afterAll(() => simulator.close())

const start = (given = {}) => {
  const { keyId, secret } = account
  return testProvider({ baseUrl: simulator.baseUrl, keyId, secret, ...given }).provider
}
const stored = (label: string) => [...account.cards.values()].find((card) => card.label === label)

test('a card from its token to its end', async () => {
  const cards = start()
  const added = await cards.addCard({ owner, token: issueToken(account), name: 'Everyday' })
  if (added.status !== 'added') throw new Error('Acme adds from a token.')
  const { ref } = added.card

  const set = { name: 'Market', expiry: { month: 4, year: 2035 } }
  expect(await cards.updateCard({ card: ref, set })).toMatchObject({ status: 'updated' })
  expect(stored('Market')).toMatchObject({ id: ref.id, expires: '2035-04', revision: 2 })
  expect(await cards.getCard(ref)).toMatchObject({ card: { ref, ...set } })

  await cards.deleteCard(ref)
  expect(await cards.listCards(owner)).toMatchObject({ cards: [] })
  expect(await failureOf(cards.getCard(ref))).toMatchObject({ code: 'card_not_found' })
})

test('a rename leaves the expiry alone', async () => {
  const { id } = storeCard(account, { customer: owner, label: 'Old name', expires: '2030-09' })
  await start().updateCard({ card: { owner, id }, set: { name: 'New name' } })
  expect(stored('New name')).toMatchObject({ id, expires: '2030-09' })
})

test('a change by somebody else in between is a conflict, and theirs stays', async () => {
  const { id } = storeCard(account, { customer: owner, label: 'Busy' })
  account.busy.add(id)
  const error = await failureOf(start().updateCard({ card: { owner, id }, set: { name: 'Mine' } }))
  expect(error).toMatchObject({ code: 'conflict', outcome: 'not_applied' })
  expect(stored('Busy')).toMatchObject({ id, revision: 2 })
})

test('a card under review is neither changed nor deleted', async () => {
  const { id } = storeCard(account, { customer: owner, label: 'Under review', status: 'locked' })
  const card = { owner, id }
  expect(await failureOf(start().updateCard({ card, set: { name: 'Mine' } }))).toMatchObject({
    code: 'conflict',
  })
  expect(await failureOf(start().deleteCard(card))).toMatchObject({ code: 'conflict' })
  expect(stored('Under review')).toMatchObject({ id, revision: 1 })
})

test('a token is good once', async () => {
  const token = issueToken(account)
  await start().addCard({ owner: 'customer-2', token })
  const error = await failureOf(start().addCard({ owner: 'customer-2', token }))
  expect(error).toMatchObject({ code: 'request_rejected', providerError: { code: 'token_invalid' } })
})

test('all pages of a list', async () => {
  const labels = ['1', '2', '3', '4', '5']
  for (const label of labels) storeCard(account, { customer: 'customer-3', label })
  const { cards, meta } = await start().listCards('customer-3')
  expect(cards.map(({ name }) => name)).toEqual(labels)
  expect(meta.attempts).toBe(3)
})

test.each([{ secret: 'made-up-wrong-secret' }, { keyId: 'key_wrong' }])('not with %j', async (wrong) => {
  expect(await failureOf(start(wrong).listCards(owner))).toMatchObject({ code: 'authentication_failed' })
})
