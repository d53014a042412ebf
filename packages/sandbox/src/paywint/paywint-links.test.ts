import { afterEach, describe, expect, test } from '@jest/globals'
import { createFakeClock, minutes } from '../__fixtures__/fake-clock.js'
import { valueAt, type Received } from '../__fixtures__/send.js'
import { startSandbox, type PaywintCardRecord, type PaywintSimulatorOptions, type Sandbox } from '../index.js'
import { addLink, deleteCard, updateLink } from './__fixtures__/paywint-client.js'
import { seededCard } from './paywint-card.js'

const clock = createFakeClock()
let sandbox: Sandbox
const start = async (paywint: PaywintSimulatorOptions = {}) => {
  sandbox = await startSandbox({ clock, paywint })
  return sandbox.paywint
}
afterEach(() => sandbox.close())

const linkOf = (reply: Received): string => String(valueAt(reply.body, 'data.secure_link'))
const card_id = seededCard.card_id
const everythingPending: PaywintCardRecord = {
  ...seededCard,
  card_images_required: true,
  withdrawal_confirm_required: true,
  payment_confirm_required: true,
  compliance_check_required: true,
  is_limited: true,
}

describe('an update link', () => {
  test('points at the simulator and changes nothing until it is completed', async () => {
    const paywint = await start()
    const reply = await updateLink(paywint, { card_id, card_purpose: 'PAYMENT' })
    expect(reply.body).toMatchObject({ success: true, message: 'Success' })
    expect(
      linkOf(reply).startsWith(`${paywint.baseUrl}/platform/add-card?prd=1&cardId=${card_id}&token=`),
    ).toBe(true)
    expect(paywint.cards()[0]?.payment_confirm_required).toBe(true)
    const opened = await fetch(linkOf(reply))
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(paywint.requests.at(-1)).toMatchObject({ path: '/platform/add-card', verdict: 'public' })
  })

  test.each([
    ['PAYMENT', { payment_confirm_required: false, withdrawal_confirm_required: true }],
    ['WITHDRAWAL', { payment_confirm_required: true, withdrawal_confirm_required: false }],
  ])('for %s clears its confirmation, the images and the compliance check', async (card_purpose, flags) => {
    const paywint = await start({ cards: [everythingPending] })
    paywint.completeLink(linkOf(await updateLink(paywint, { card_id, card_purpose })))
    expect(paywint.cards()).toEqual([
      { ...everythingPending, card_images_required: false, compliance_check_required: false, ...flags },
    ])
  })

  test('leaves out what the record leaves out', async () => {
    const { compliance_check_required, ...older } = seededCard
    expect(compliance_check_required).toBe(false)
    const paywint = await start({ cards: [older] })
    paywint.completeLink(linkOf(await updateLink(paywint, { card_id, card_purpose: 'PAYMENT' })))
    expect(paywint.cards()).toEqual([{ ...older, payment_confirm_required: false }])
  })

  test.each([
    [{ card_id }, ['body', 'card_purpose'], 'missing'],
    [{ card_purpose: 'PAYMENT' }, ['body', 'card_id'], 'missing'],
    [{ card_id: 'x', card_purpose: 'PAYMENT' }, ['body', 'card_id'], 'uuid_parsing'],
    [{ card_id, card_purpose: 'FUNDING' }, ['body', 'card_purpose'], 'enum'],
  ])('needs its fields: %j', async (body, loc, type) => {
    const reply = await updateLink(await start(), body)
    expect(reply.status).toBe(422)
    expect(reply.body).toMatchObject({ detail: [{ loc, type }] })
  })

  test('of an unknown card is a 404', async () => {
    const body = { card_id: seededCard.user_id, card_purpose: 'PAYMENT' }
    const reply = await updateLink(await start(), body)
    expect([reply.status, reply.body]).toEqual([404, { detail: 'Card not found' }])
  })
})

describe('an add link', () => {
  test('creates a card with nothing pending', async () => {
    const paywint = await start()
    paywint.completeLink(linkOf(await addLink(paywint, 'PAYMENT')))
    expect(paywint.cards()).toHaveLength(2)
    expect(paywint.cards()[1]).toMatchObject({
      user_id: paywint.userId,
      card_number: '4444',
      payment_confirm_required: false,
      card_images_required: false,
    })
  })

  test('with pendingAfterAdd leaves those flags pending', async () => {
    const paywint = await start({ pendingAfterAdd: ['card_images_required'] })
    paywint.completeLink(linkOf(await addLink(paywint, 'WITHDRAWAL')))
    expect(paywint.cards()[1]).toMatchObject({ card_images_required: true, compliance_check_required: false })
  })

  test('needs a purpose', async () => {
    expect((await addLink(await start(), 'FUNDING')).status).toBe(422)
  })
})

describe('completing a link', () => {
  test('works once', async () => {
    const paywint = await start()
    const link = linkOf(await addLink(paywint, 'PAYMENT'))
    paywint.completeLink(link)
    expect(() => {
      paywint.completeLink(link)
    }).toThrow('This Paywint secure link is used.')
    expect(paywint.cards()).toHaveLength(2)
  })

  test('works for 30 minutes', async () => {
    const paywint = await start()
    const first = linkOf(await addLink(paywint, 'PAYMENT'))
    const second = linkOf(await addLink(paywint, 'PAYMENT'))
    clock.advance(minutes(30) - 1)
    paywint.completeLink(first)
    clock.advance(1)
    expect(() => {
      paywint.completeLink(second)
    }).toThrow('expired')
  })

  test('refuses what is no link of this simulator', async () => {
    const paywint = await start()
    const link = linkOf(await addLink(paywint, 'PAYMENT'))
    for (const url of ['nonsense', `${link}x`, link.replace('127.0.0.1', 'localhost')]) {
      expect(() => {
        paywint.completeLink(url)
      }).toThrow('This Paywint secure link is unknown.')
    }
  })

  test('refuses a link whose card is gone', async () => {
    const paywint = await start()
    const link = linkOf(await updateLink(paywint, { card_id, card_purpose: 'PAYMENT' }))
    await deleteCard(paywint, card_id)
    expect(() => {
      paywint.completeLink(link)
    }).toThrow('has been deleted')
  })

  test.each([false, true])('newLinkVoidsOlder %s', async (newLinkVoidsOlder) => {
    const paywint = await start({ newLinkVoidsOlder })
    const older = linkOf(await addLink(paywint, 'PAYMENT'))
    const newer = linkOf(await addLink(paywint, 'PAYMENT'))
    const completeOlder = () => {
      paywint.completeLink(older)
    }
    if (newLinkVoidsOlder) expect(completeOlder).toThrow('unknown')
    else expect(completeOlder).not.toThrow()
    paywint.completeLink(newer)
  })
})
