import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import { startSandbox, type Sandbox } from '@cardlane/sandbox'
import { sila } from '@cardlane/sila'
import { stillClock } from './__fixtures__/still-clock.js'
import { createCardlane, money, type Card, type CardProvider } from './index.js'

const adapters = [paywint, paywall, sila] as const
const world = { clock: stillClock, random: () => 0 }
const expiry = { month: 12, year: 2030 }

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ clock: stillClock })
})
afterEach(() => sandbox.close())

const instances = ['paywint', 'paywall', 'sila', 'sila-token'] as const
type Instance = (typeof instances)[number]

/** The application's own configuration; the default is all that changes from test to test. */
function providerOf(name: Instance): CardProvider {
  const { clientId, clientSecret } = sandbox.sila
  const token = { ...sandbox.providers.sila, auth: { kind: 'token', clientId, clientSecret } } as const
  const providers = { ...sandbox.providers, 'sila-token': token }
  return createCardlane({ adapters, config: { default: name, providers }, world }).provider()
}

const ownerAt = (name: Instance) =>
  ({
    paywint: sandbox.paywint.userId,
    paywall: sandbox.paywall.relationalId1,
    sila: sandbox.sila.userHandle,
    'sila-token': sandbox.sila.userHandle,
  })[name]

const simulatorAt = (name: Instance) => sandbox[name === 'sila-token' ? 'sila' : name]

async function firstCard(cards: CardProvider, owner: string): Promise<Card> {
  const [card] = (await cards.listCards(owner)).cards
  if (card === undefined) throw new Error('The owner has no card.')
  return card
}

describe.each(instances)('the same application on %s', (name) => {
  const isSila = name.startsWith('sila')
  const hosted = name === 'paywint'
  let cards: CardProvider
  let owner: string
  let card: Card
  beforeEach(async () => {
    cards = providerOf(name)
    owner = ownerAt(name)
    card = await firstCard(cards, owner)
  })

  test('lists the cards and reads one of them', async () => {
    expect(cards.id).toBe(name)
    expect(card).toMatchObject({
      ref: { owner },
      name: { paywint: 'Primary Visa', paywall: 'Kartım' }[name as string] ?? 'test_card',
    })
    expect((await cards.getCard(card.ref)).card).toEqual(card)
  })

  test('renames a card, or gives the link of the page for it', async () => {
    const result = await cards.updateCard({ card: card.ref, set: { name: 'Groceries' } })
    const after = await firstCard(cards, owner)
    if (hosted) {
      expect(result).toMatchObject({ status: 'action_required', deferred: ['name'] })
      expect(after).toEqual(card)
    } else {
      expect(result).toMatchObject({ status: 'updated', applied: ['name'], card: { name: 'Groceries' } })
      expect(after).toMatchObject({
        ref: card.ref,
        name: 'Groceries',
        last4: card.last4,
        expiry: card.expiry,
      })
    }
  })

  test('moves the expiry, gives the link for it, or refuses before anything is sent', async () => {
    const { requestCount } = simulatorAt(name)
    const update = { card: card.ref, set: { expiry } }
    if (isSila) {
      await expect(cards.updateCard(update)).rejects.toMatchObject({
        name: 'UnsupportedOperationError',
        capability: 'updateCard.expiry',
        outcome: 'not_applied',
      })
      expect(simulatorAt(name).requestCount).toBe(requestCount)
      expect(cards.planUpdate(update).kind).toBe('impossible')
      return
    }
    const result = await cards.updateCard(update)
    if (hosted) expect(result).toMatchObject({ status: 'action_required', deferred: ['expiry'] })
    else {
      expect(result).toMatchObject({
        status: 'updated',
        applied: ['expiry'],
        card: { name: card.name, expiry },
      })
      expect(await firstCard(cards, owner)).toMatchObject({ ref: card.ref, name: card.name, expiry })
    }
  })

  test('makes a payment link of USD 150.75, or refuses before anything is sent', async () => {
    const { requestCount } = simulatorAt(name)
    const payment = { owner, amount: money('150.75', 'USD'), description: 'June invoice' }
    if (isSila) {
      await expect(cards.createPaymentLink(payment)).rejects.toMatchObject({
        name: 'UnsupportedOperationError',
        capability: 'createPaymentLink',
        outcome: 'not_applied',
      })
      expect(simulatorAt(name).requestCount).toBe(requestCount)
      return
    }
    const { status, link } = await cards.createPaymentLink(payment)
    expect(status).toBe('created')
    if (hosted) {
      expect(sandbox.paywint.paymentLinks()).toMatchObject([{ amount: 150.75, payment_link: link.url }])
    } else {
      expect(sandbox.paywall.links()).toMatchObject([{ ItemAmount: 150.75, CurrencyId: 2, Link: link.url }])
    }
    expect(JSON.stringify(link)).not.toContain(link.url)
  })

  test('adds a card and deletes it', async () => {
    if (hosted) {
      const result = await cards.addCard({ owner })
      if (result.status !== 'action_required') throw new Error('There is no link.')
      expect((await cards.listCards(owner)).cards).toHaveLength(1)
      sandbox.paywint.completeLink(result.link.url)
    } else {
      const token = (isSila ? sandbox.sila : sandbox.paywall).issueCardToken()
      expect(await cards.addCard({ owner, token, name: 'Second' })).toMatchObject({
        status: 'added',
        card: { ref: { owner }, name: 'Second' },
      })
    }
    const [, added] = (await cards.listCards(owner)).cards
    if (added === undefined) throw new Error('No card was added.')
    expect(added.name).toBe(hosted ? 'New card' : 'Second')

    expect(await cards.deleteCard(added.ref)).toMatchObject({ status: 'deleted', card: added.ref })
    expect((await cards.listCards(owner)).cards).toEqual([card])
    await expect(cards.deleteCard(added.ref)).rejects.toMatchObject({ name: 'CardNotFoundError' })
  })

  test('authenticates every request', async () => {
    await cards.updateCard({ card: card.ref, set: { name: 'Groceries' } })
    const verdicts = new Set(simulatorAt(name).requests.map(({ verdict }) => verdict))
    expect([...verdicts]).toEqual(['authenticated'])
  })
})

test('the link of Paywint asks the cardholder for what is pending', async () => {
  const cards = providerOf('paywint')
  const card = await firstCard(cards, sandbox.paywint.userId)
  expect(card.requiredActions).toEqual(['confirm_payment'])
  const result = await cards.updateCard({ card: card.ref, set: {} })
  if (result.status !== 'action_required') throw new Error('There is no link.')
  expect(result.link.expiresAt).toBe(stillClock.now() + 30 * 60_000)
  sandbox.paywint.completeLink(result.link.url)
  expect((await cards.getCard(card.ref)).card.requiredActions).toEqual([])
})

test('the id of a card of Paywall outlives its UniqueCode', async () => {
  const cards = providerOf('paywall')
  const { ref, providerId } = await firstCard(cards, sandbox.paywall.relationalId1)

  sandbox.paywall.rotateUniqueCodes()
  const found = (await cards.getCard(ref)).card
  expect(found.ref).toEqual(ref)
  expect(found.providerId).not.toBe(providerId)

  await cards.updateCard({ card: ref, set: { name: 'Groceries' } })
  sandbox.paywall.rotateUniqueCodes()
  expect(await cards.updateCard({ card: ref, set: { expiry } })).toMatchObject({
    status: 'updated',
    card: { ref, name: 'Groceries', expiry },
  })
  sandbox.paywall.rotateUniqueCodes()
  await cards.deleteCard(ref)
  expect(sandbox.paywall.cards()).toEqual([])
})

test.each([
  ['signatures', 'sila', ['/0.2/get_cards', '/0.2/get_cards']],
  ['a bearer token', 'sila-token', ['/0.2/auth_token', '/0.2/get_cards', '/0.2/get_cards']],
] as const)('Sila is asked with %s', async (_, name, paths) => {
  const cards = providerOf(name)
  await cards.listCards(sandbox.sila.userHandle)
  await cards.listCards(sandbox.sila.userHandle)
  expect(sandbox.sila.requests.map(({ path }) => path)).toEqual(paths)
})
