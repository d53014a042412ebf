import { afterEach, describe, expect, test } from '@jest/globals'
import { createFakeClock, minutes } from '../__fixtures__/fake-clock.js'
import { valueAt, type Received } from '../__fixtures__/send.js'
import { startSandbox, type PaywintCardRecord, type Sandbox } from '../index.js'
import { addLink, deleteCard, updateLink } from '../paywint/__fixtures__/paywint-client.js'
import { seededCard } from '../paywint/paywint-card.js'
import { open, submit } from './__fixtures__/visit.js'

const clock = createFakeClock()
let sandbox: Sandbox
const start = async (card: Partial<PaywintCardRecord> = {}) => {
  sandbox = await startSandbox({ clock, paywint: { cards: [{ ...seededCard, ...card }] } })
  return sandbox.paywint
}
afterEach(() => sandbox.close())

const linkOf = (reply: Received): string => String(valueAt(reply.body, 'data.secure_link'))
const newAddLink = async () => linkOf(await addLink(sandbox.paywint, 'PAYMENT'))
const newUpdateLink = async (card_purpose = 'PAYMENT') =>
  linkOf(await updateLink(sandbox.paywint, { card_id: seededCard.card_id, card_purpose }))
const typed = { nickname: 'Küche & Bad', last_four: '0042', expiry: '09/2031', type: 'DEBIT' }

describe('the page of an add link', () => {
  test('adds the card that was typed in, and does so once', async () => {
    const paywint = await start()
    const link = await newAddLink()
    expect((await open(link)).text).toContain('<h1>Add a card</h1>')
    expect(paywint.cards()).toHaveLength(1)

    const done = await submit(link, typed)
    expect([done.status, done.text.includes('Card added')]).toEqual([200, true])
    expect(paywint.cards()[1]).toMatchObject({
      user_id: paywint.userId,
      card_nick_name: 'Küche & Bad',
      card_number: '0042',
      card_exp: '09/2031',
      card_type: 'DEBIT',
    })
    expect(paywint.requests.at(-1)).toMatchObject({ effects: [{ change: 'card.added' }] })

    const again = [await submit(link, typed), await open(link)]
    for (const { status, text } of again) {
      expect([status, text.includes('This link has been used')]).toEqual([410, true])
    }
    expect(paywint.cards()).toHaveLength(2)
  })

  test.each([
    [{ nickname: ' ' }, 'Give it a name'],
    [{ nickname: 'x'.repeat(61) }, 'Give it a name'],
    [{ nickname: '4000-0000 0000' }, 'looks like a card number'],
    [{ nickname: '٤٠٠٠٠٠٠٠٠٠٠٠' }, 'looks like a card number'],
    [{ last_four: '400000000000' }, 'exactly four digits'],
    [{ last_four: '' }, 'exactly four digits'],
    [{ expiry: '13/2031' }, 'MM/YYYY'],
    [{ expiry: '09/31' }, 'MM/YYYY'],
    [{ type: 'toString' }, 'Choose credit or debit'],
  ])('says what is wrong with %j and keeps the rest', async (wrong, message) => {
    const paywint = await start()
    const link = await newAddLink()
    const { status, text } = await submit(link, { ...typed, nickname: 'Bad <b>', ...wrong })
    expect([status, text.includes(message)]).toEqual([422, true])
    if (!('nickname' in wrong)) expect(text).toContain('value="Bad &lt;b&gt;"')
    expect(text).toContain('role="alert"')
    expect(paywint.cards()).toHaveLength(1)
    expect((await submit(link, typed)).status).toBe(200)
  })
})

describe('the page of an update link', () => {
  const pendingImages = { card_images_required: true, card_nick_name: '<img src=x>' }

  test('shows what is pending and the purpose, and escapes the name', async () => {
    await start({ ...pendingImages, withdrawal_confirm_required: true })
    const { text } = await open(await newUpdateLink('WITHDRAWAL'))
    expect(text).toContain('&lt;img src=x&gt; · 4242')
    expect(text).toContain('Confirm for withdrawals')
    expect([...text.matchAll(/<li>([^<]+)<\/li>/g)].map(([, shown]) => shown)).toEqual([
      'Confirmation for payments',
      'Confirmation for withdrawals',
      'Images of the card, front and back',
    ])
  })

  test('wants the images where they are pending, and then clears the flags', async () => {
    const paywint = await start(pendingImages)
    const link = await newUpdateLink()
    const early = await submit(link)
    expect([early.status, early.text.includes('have to be uploaded')]).toEqual([422, true])
    expect(paywint.cards()).toMatchObject([{ card_images_required: true, payment_confirm_required: true }])

    expect((await submit(link, { images: 'yes' })).text).toContain('Card confirmed')
    expect(paywint.cards()).toMatchObject([{ card_images_required: false, payment_confirm_required: false }])
    expect(paywint.effects()).toContainEqual({
      change: 'card.verified',
      subject: seededCard.card_id,
      times: 1,
    })
  })

  test('asks for no images where none are pending, and says when nothing is', async () => {
    await start({ payment_confirm_required: false })
    const link = await newUpdateLink()
    const { text } = await open(link)
    expect([text.includes('images'), text.includes('<li>Nothing</li>')]).toEqual([false, true])
    expect((await submit(link)).status).toBe(200)
  })

  test('is gone with its card', async () => {
    const paywint = await start()
    const link = await newUpdateLink()
    await deleteCard(paywint, seededCard.card_id)
    for (const { status, text } of [await open(link), await submit(link)]) {
      expect([status, text.includes('This card is gone')]).toEqual([410, true])
    }
  })
})

test('a link is good for 30 minutes, and after that says so and changes nothing', async () => {
  const paywint = await start()
  const link = await newUpdateLink()
  clock.advance(minutes(30) - 1)
  expect((await open(link)).status).toBe(200)
  clock.advance(1)
  for (const { status, text } of [await open(link), await submit(link)]) {
    expect([status, text.includes('This link has expired')]).toEqual([410, true])
  }
  expect(paywint.cards()).toMatchObject([{ payment_confirm_required: true }])
})

test('a link that nobody has been given is a 404', async () => {
  const paywint = await start()
  const link = await newUpdateLink()
  for (const url of [`${link}x`, `${paywint.baseUrl}/platform/add-card`]) {
    expect([(await open(url)).status, (await submit(url)).status]).toEqual([404, 404])
  }
})

test('the page and completeLink use up the same link', async () => {
  const paywint = await start()
  const link = await newUpdateLink()
  paywint.completeLink(link)
  expect((await submit(link)).status).toBe(410)
})
