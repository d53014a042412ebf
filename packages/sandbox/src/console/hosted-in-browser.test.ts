import { expect, test } from '@jest/globals'
import { valueAt } from '../__fixtures__/send.js'
import { generateLink } from '../paywall/__fixtures__/paywall-client.js'
import { addLink, paymentLink, updateLink } from '../paywint/__fixtures__/paywint-client.js'
import { describeOnPage } from './__fixtures__/describe-on-page.js'

describeOnPage('hosted pages beside the page', {}, (on) => {
  const visit = async (url: unknown) => {
    const hosted = await on().page.context().newPage()
    await hosted.goto(String(url))
    return hosted
  }
  const entry = (change: string) => on().page.locator('.request-list > li', { hasText: change })

  test('a Paywint update link is opened and confirmed, and the flag of the card clears', async () => {
    const { page, sandbox } = on()
    const [card] = sandbox.paywint.cards()
    const flag = page.locator('[data-provider=paywint] .flags', {
      hasText: 'payment_confirm_required',
    })
    await flag.waitFor()
    const reply = await updateLink(sandbox.paywint, { card_id: card?.card_id, card_purpose: 'PAYMENT' })

    const hosted = await visit(valueAt(reply.body, 'data.secure_link'))
    await hosted.getByRole('button', { name: 'Confirm' }).click()
    await hosted.getByRole('heading', { name: 'Card confirmed' }).waitFor()
    expect(sandbox.paywint.cards()).toMatchObject([{ payment_confirm_required: false }])
    await entry('card.verified').filter({ hasText: 'public' }).waitFor()
    await flag.waitFor({ state: 'detached' })
  })

  test('a card is typed into a Paywint add link', async () => {
    const { page, sandbox } = on()
    const reply = await addLink(sandbox.paywint, 'PAYMENT')
    const hosted = await visit(valueAt(reply.body, 'data.secure_link'))
    await hosted.locator('[name=nickname]').fill('Küche & <b>Bad</b>')
    await hosted.locator('[name=last_four]').fill('0042')
    await hosted.locator('[name=expiry]').fill('09/2031')
    await hosted.getByRole('button').click()
    await hosted.getByRole('heading', { name: 'Card added' }).waitFor()
    const added = page.locator('[data-provider=paywint] .card', { hasText: 'Küche & <b>Bad</b>' })
    expect(await added.innerText()).toMatch(/0042[^]*09\/2031/)
  })

  test('a mistake in a form is marked where it was made', async () => {
    const reply = await addLink(on().sandbox.paywint, 'PAYMENT')
    const hosted = await visit(valueAt(reply.body, 'data.secure_link'))
    await hosted.locator('[name=nickname]').fill('4000 0000 0000')
    await hosted.locator('[name=last_four]').fill('0042')
    await hosted.locator('[name=expiry]').fill('09/2031')
    await hosted.getByRole('button').click()
    const colour = (node: string, of: string) =>
      hosted.evaluate<string>(`getComputedStyle(document.querySelector('${node}')).${of}`)
    const said = await colour('[role=alert]', 'color')
    expect(await colour('[name=nickname]', 'borderColor')).toBe(said)
    expect(await colour('[name=last_four]', 'borderColor')).not.toBe(said)
  })

  test.each([
    ['paywint', () => paymentLink(on().sandbox.paywint, { amount: 42.5, description: 'Course fee' })],
    ['paywall', () => generateLink(on().sandbox.paywall)],
  ])('a payment link of %s is opened from the page and paid', async (provider, create) => {
    const { page } = on()
    await create()
    const link = page.locator(`[data-provider=${provider}] .link`)
    await link.locator('summary').click()
    const opening = page.context().waitForEvent('page')
    await link.getByRole('link', { name: 'Open the payment page' }).click()

    const hosted = await opening
    await hosted.getByRole('button', { name: 'Pay' }).click()
    await hosted.getByRole('heading', { name: 'Paid' }).waitFor()
    await link.locator('summary .tag', { hasText: 'paid' }).waitFor()
    await entry('payment_link.paid').waitFor()
  })
})
