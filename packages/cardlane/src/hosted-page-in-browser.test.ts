import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import { startSandbox, type Sandbox } from '@cardlane/sandbox'
import { describeInBrowser } from '../../sandbox/src/console/__fixtures__/browser.js'
import { createCardlane, money } from './index.js'

describeInBrowser('what the cardholder finishes in a browser', (browser) => {
  let sandbox: Sandbox
  beforeEach(async () => {
    sandbox = await startSandbox()
  })
  afterEach(() => sandbox.close())

  const compose = () =>
    createCardlane({
      adapters: [paywint, paywall],
      config: { providers: { paywint: sandbox.providers.paywint, paywall: sandbox.providers.paywall } },
    })

  test('an update at Paywint clears what the card asks for, as the library reads it', async () => {
    const cards = compose().provider('paywint')
    const owner = sandbox.paywint.userId
    const [before] = (await cards.listCards(owner)).cards
    expect(before?.requiredActions).toContain('confirm_payment')

    const result = await cards.updateCard({ card: { owner, id: before?.ref.id ?? '' }, set: {} })
    const page = await browser().newPage()
    await page.goto(result.status === 'action_required' ? result.link.url : '')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByRole('heading', { name: 'Card confirmed' }).waitFor()

    const { card } = await cards.getCard({ owner, id: before?.ref.id ?? '' })
    expect(card.requiredActions).not.toContain('confirm_payment')
    await page.close()
  })

  test.each([
    [
      'paywint',
      (): string => sandbox.paywint.userId,
      (): readonly unknown[] => sandbox.paywint.paymentLinks(),
    ],
    ['paywall', (): string => '003', (): readonly unknown[] => sandbox.paywall.links()],
  ] as const)('a payment link of %s is paid', async (name, ownerOf, links) => {
    const request = { owner: ownerOf(), amount: money('42.50', 'USD'), description: 'Course fee' }
    const { link } = await compose().provider(name).createPaymentLink(request)
    const page = await browser().newPage()
    await page.goto(link.url)
    await page.getByRole('button', { name: /^Pay/ }).click()
    await page.getByRole('heading', { name: /paid/i }).waitFor()
    expect(JSON.stringify(links())).toMatch(/"paid":true|"paidCount":1/)
    await page.close()
  })
})
