import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { CardlaneEvent } from '@cardlane/core/adapter'
import { startSandbox, type Sandbox } from '@cardlane/sandbox'
import { sila } from '@cardlane/sila'
import { stillClock } from './__fixtures__/still-clock.js'
import { createCardlane } from './index.js'

let us: Sandbox
let eu: Sandbox
beforeEach(async () => {
  us = await startSandbox({ clock: stillClock, sila: { updateCardVerb: 'POST' } })
  eu = await startSandbox({ clock: stillClock, sila: { updateCardVerb: 'PUT' } })
})
afterEach(() => Promise.all([us.close(), eu.close()]))

/** The user and the card that every sandbox begins with. */
const owner = 'user.silamoney.eth'
const id = 'dfdbd0ac-dd7d-4691-b573-50b7b69fb29a'
const rename = { card: { owner, id }, set: { name: 'Groceries' } }

const compose = (events: CardlaneEvent[] = []) =>
  createCardlane({
    adapters: [sila],
    config: {
      default: 'sila-us',
      providers: {
        'sila-us': us.providers.sila,
        'sila-eu': { ...eu.providers.sila, updateCardMethod: 'PUT', maxNameLength: 5 },
      },
    },
    world: { clock: stillClock, onEvent: (event) => events.push(event) },
  })

const sent = ({ sila: { requests } }: Sandbox) => requests.map(({ method, path }) => `${method} ${path}`)

test('two instances of one adapter reach their own provider with their own options', async () => {
  const cardlane = compose()
  await cardlane.provider('sila-us').updateCard(rename)
  expect(sent(us)).toEqual(['POST /0.2/update_card'])
  expect(sent(eu)).toEqual([])

  await cardlane.provider('sila-eu').updateCard({ ...rename, set: { name: 'Food' } })
  expect(sent(us)).toEqual(['POST /0.2/update_card'])
  expect(sent(eu)).toEqual(['PUT /0.2/update_card'])
  expect([us.sila.cards()[0]?.card_name, eu.sila.cards()[0]?.card_name]).toEqual(['Groceries', 'Food'])
})

test('an option of one instance does not bind the other', async () => {
  const cardlane = compose()
  await expect(cardlane.provider('sila-eu').updateCard(rename)).rejects.toMatchObject({ field: 'set.name' })
  expect(await cardlane.provider('sila-us').updateCard(rename)).toMatchObject({ status: 'updated' })
  expect(sent(eu)).toEqual([])
})

test('events and errors name the instance', async () => {
  const events: CardlaneEvent[] = []
  const cardlane = compose(events)
  await cardlane.provider('sila-eu').listCards(owner)
  await cardlane.provider().listCards(owner)
  expect(events.map(({ provider, type }) => `${provider} ${type}`)).toEqual([
    'sila-eu call_started',
    'sila-eu request',
    'sila-eu response',
    'sila-eu call_succeeded',
    'sila-us call_started',
    'sila-us request',
    'sila-us response',
    'sila-us call_succeeded',
  ])
  await expect(cardlane.provider('sila-eu').listCards('nobody')).rejects.toMatchObject({
    provider: 'sila-eu',
  })
})

test('a credential function is asked when a request is sent, and not before', async () => {
  let asked = 0
  const clientSecret = () => {
    asked += 1
    return Promise.resolve(us.sila.clientSecret)
  }
  const cardlane = createCardlane({
    adapters: [sila],
    config: {
      providers: {
        sila: { ...us.providers.sila, auth: { kind: 'token', clientId: us.sila.clientId, clientSecret } },
      },
    },
    world: { clock: stillClock },
  })
  const cards = cardlane.provider()
  expect(asked).toBe(0)
  expect((await cards.listCards(owner)).cards).toHaveLength(1)
  expect(asked).toBe(1)
})
