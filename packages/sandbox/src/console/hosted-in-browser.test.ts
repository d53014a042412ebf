import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { valueAt } from '../__fixtures__/send.js'
import { startSandbox, type Sandbox } from '../index.js'
import { generateLink } from '../paywall/__fixtures__/paywall-client.js'
import { addLink, paymentLink, updateLink } from '../paywint/__fixtures__/paywint-client.js'
import { describeInBrowser } from './__fixtures__/browser.js'
import { openPage, type OpenedPage } from './__fixtures__/open-page.js'
import { startConsole, type Console } from './start-console.js'

describeInBrowser('hosted pages beside the page', (browser) => {
  let sandbox: Sandbox
  let console: Console
  let opened: OpenedPage
  beforeEach(async () => {
    sandbox = await startSandbox()
    console = await startConsole(sandbox)
    opened = await openPage(browser(), console.url)
  })
  afterEach(async () => {
    const { problems } = opened
    await opened.close()
    await console.close()
    await sandbox.close()
    expect(problems).toEqual([])
  })

  const visit = async (url: unknown) => {
    const hosted = await opened.page.context().newPage()
    await hosted.goto(String(url))
    return hosted
  }
  const entry = (change: string) => opened.page.locator('.request-list > li', { hasText: change })

  test('a Paywint update link is opened and confirmed, and the flag of the card clears', async () => {
    const [card] = sandbox.paywint.cards()
    const flag = opened.page.locator('[data-provider=paywint] .flags', {
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
    const reply = await addLink(sandbox.paywint, 'PAYMENT')
    const hosted = await visit(valueAt(reply.body, 'data.secure_link'))
    await hosted.locator('[name=nickname]').fill('Küche & <b>Bad</b>')
    await hosted.locator('[name=last_four]').fill('0042')
    await hosted.locator('[name=expiry]').fill('09/2031')
    await hosted.getByRole('button').click()
    await hosted.getByRole('heading', { name: 'Card added' }).waitFor()
    const added = opened.page.locator('[data-provider=paywint] .card', { hasText: 'Küche & <b>Bad</b>' })
    expect(await added.innerText()).toMatch(/0042[^]*09\/2031/)
  })

  test.each([
    ['paywint', () => paymentLink(sandbox.paywint, { amount: 42.5, description: 'Course fee' })],
    ['paywall', () => generateLink(sandbox.paywall)],
  ])('a payment link of %s is opened from the page and paid', async (provider, create) => {
    await create()
    const link = opened.page.locator(`[data-provider=${provider}] .link`)
    await link.locator('summary').click()
    const opening = opened.page.context().waitForEvent('page')
    await link.getByRole('link', { name: 'Open the payment page' }).click()

    const hosted = await opening
    await hosted.getByRole('button', { name: 'Pay' }).click()
    await hosted.getByRole('heading', { name: 'Paid' }).waitFor()
    await link.locator('summary .tag', { hasText: 'paid' }).waitFor()
    await entry('payment_link.paid').waitFor()
  })
})
