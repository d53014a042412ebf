import { describe, expect, test } from '@jest/globals'
import type { ProviderOptions } from '@cardlane/core'
import { cardId, linked } from './__fixtures__/bodies.js'
import { owner, rejectionOf, startOfTest, testProvider } from './__fixtures__/test-provider.js'
import { stubApi } from './__fixtures__/stub-api.js'

const api = stubApi()
const addition = { owner, token: 'tok_made_up', name: 'Groceries' }
const success = { path: 'link_card', reply: linked }

const body = (): unknown => JSON.parse(api.received[0]?.body ?? '')
const header = {
  created: Math.floor(startOfTest / 1000),
  app_handle: 'handle.silamoney.eth',
  user_handle: owner,
  reference: 'mine',
}

describe('addCard', () => {
  test('stores the card of a token', async () => {
    api.expects({ path: 'link_card', reply: { ...linked, sila_reference_id: 'req_3' } })
    const result = await testProvider().addCard(addition, { reference: 'mine' })
    expect(result).toMatchObject({
      status: 'added',
      card: { ref: { owner, id: cardId }, name: 'test_card', expiry: { month: 12, year: 2027 } },
      meta: { attempts: 1, providerRequestId: 'req_3' },
    })
    expect(body()).toEqual({ header, card_name: 'Groceries', token: 'tok_made_up', provider: 'cko' })
  })

  test('sends what providerOptions say', async () => {
    api.expects(success)
    const providerOptions = { sila: { skipVerification: true, accountPostalCode: '97204' } }
    await testProvider().addCard({ ...addition, providerOptions }, { reference: 'mine' })
    expect(body()).toEqual({
      header,
      card_name: 'Groceries',
      token: 'tok_made_up',
      provider: 'cko',
      skip_verification: true,
      account_postal_code: '97204',
    })
  })

  test('sends no name where none is given, and the configured processor', async () => {
    api.expects(success)
    await testProvider({ cardProcessor: 'evolve' }).addCard({ owner, token: 't' }, { reference: 'mine' })
    expect(body()).toEqual({ header, token: 't', provider: 'evolve' })
  })

  test('needs a token', async () => {
    expect(await rejectionOf(testProvider().addCard({ owner }))).toMatchObject({
      code: 'invalid_request',
      field: 'token',
      attempts: 0,
    })
  })

  test.each([
    ['after the connection broke', { reset: true }, 'NetworkError'],
    ['after a 500', { status: 500 }, 'ProviderUnavailableError'],
    ['after a 408', { status: 408 }, 'ProviderUnavailableError'],
  ])('is never sent twice %s', async (_, answer, name) => {
    api.expects({ path: 'link_card', ...answer })
    expect(await rejectionOf(testProvider().addCard(addition))).toMatchObject({
      name,
      outcome: 'unknown',
      retryable: false,
      attempts: 1,
    })
  })

  test('is sent again after a 429, which says that nothing was processed', async () => {
    api.expects({ path: 'link_card', status: 429 }, success)
    const { status, meta } = await testProvider().addCard(addition)
    expect([status, meta.attempts]).toEqual(['added', 2])
  })
})

describe('providerOptions', () => {
  const provider = testProvider()
  const name = { name: 'Groceries' }
  const ref = { owner, id: cardId }
  const extras = { skipVerification: true }

  test.each<[string, (providerOptions: ProviderOptions) => Promise<unknown>]>([
    ['updateCard', (providerOptions) => provider.updateCard({ card: ref, set: name, providerOptions })],
    ['listCards', (providerOptions) => provider.listCards(owner, { providerOptions })],
    ['getCard', (providerOptions) => provider.getCard(ref, { providerOptions })],
    ['deleteCard', (providerOptions) => provider.deleteCard(ref, { providerOptions })],
  ])('%s knows none', async (_, call) => {
    const error = await rejectionOf(call({ sila: extras }))
    expect(error).toMatchObject({
      code: 'invalid_request',
      field: 'providerOptions.sila.skipVerification',
      attempts: 0,
    })
    expect(error.message).toContain('providerOptions.sila.skipVerification is not a known key')
  })

  test.each<[string, object]>([
    ['moonPhase', { moonPhase: 'full' }],
    ['skipVerification', { skipVerification: 'yes' }],
    ['accountPostalCode', { accountPostalCode: '' }],
    ['accountPostalCode', { accountPostalCode: '9'.repeat(21) }],
  ])('addCard refuses %s in %j', async (key, sila) => {
    const error = await rejectionOf(provider.addCard({ ...addition, providerOptions: { sila } }))
    expect(error).toMatchObject({ field: `providerOptions.sila.${key}`, attempts: 0 })
    expect(api.received).toEqual([])
  })

  test('of other adapters are left alone', async () => {
    api.expects(success)
    const providerOptions = { sila: undefined, another: { moonPhase: 'full' } }
    await provider.addCard({ ...addition, providerOptions }, { reference: 'mine' })
    expect(body()).toEqual({ header, card_name: 'Groceries', token: 'tok_made_up', provider: 'cko' })
  })
})
