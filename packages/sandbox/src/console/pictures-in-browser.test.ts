import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { send, valueAt } from '../__fixtures__/send.js'
import { startSandbox, type Sandbox } from '../index.js'
import { generateLink, listCards, updateCard } from '../paywall/__fixtures__/paywall-client.js'
import {
  addLink,
  listCards as listPaywint,
  paymentLink,
  updateLink,
} from '../paywint/__fixtures__/paywint-client.js'
import { createSilaClient } from '../sila/__fixtures__/sila-client.js'
import { describeInBrowser } from './__fixtures__/browser.js'
import { expectReadable } from './__fixtures__/expect-readable.js'
import { openPage } from './__fixtures__/open-page.js'
import { startConsole, type Console } from './start-console.js'

const pictures = join(__dirname, '..', '..', '..', '..', 'docs', 'pictures')

describeInBrowser('pictures of the page', (browser) => {
  let sandbox: Sandbox
  let console: Console
  beforeAll(async () => {
    sandbox = await startSandbox({ clock: createFakeClock(Date.UTC(2026, 10, 1, 9, 30)) })
    console = await startConsole(sandbox)
    await playTheStory(sandbox)
  })
  afterAll(async () => {
    await console.close()
    await sandbox.close()
  })

  test.each([
    { name: 'light', options: {} },
    { name: 'dark', options: { colorScheme: 'dark' } },
    { name: 'phone', options: { viewport: { width: 360, height: 760 } } },
  ] as const)('$name: everything fits in, and can be read', async ({ name, options }) => {
    const { page, problems, close } = await openPage(browser(), console.url, {
      ...options,
      timezoneId: 'UTC',
    })
    await page.locator('.request-list > li').nth(8).waitFor()
    await page.locator('.request-list > li', { hasText: 'wrong signature' }).locator('summary').click()

    await expectReadable(page)

    await page.evaluate(
      "document.querySelector('.request-list').scrollTop = 0; document.activeElement.blur(); scrollTo(0, 0)",
    )
    await keepPicture(page, `sandbox-${name}`)
    await close()
    expect(problems).toEqual([])
  })

  test.each([
    { name: 'light', options: { viewport: { width: 560, height: 520 } } },
    { name: 'dark', options: { viewport: { width: 560, height: 520 }, colorScheme: 'dark' } },
    { name: 'narrow', options: { viewport: { width: 320, height: 640 } } },
  ] as const)('$name: a hosted page can be read, too, also with mistakes', async ({ name, options }) => {
    const { paywint } = sandbox
    const update = await updateLink(paywint, {
      card_id: paywint.cards()[0]?.card_id,
      card_purpose: 'PAYMENT',
    })
    const add = await addLink(paywint, 'PAYMENT')
    const context = await browser().newContext(options)
    const page = await context.newPage()
    await page.goto(String(valueAt(add.body, 'data.secure_link')))
    await page.evaluate("document.querySelector('form').noValidate = true")
    await page.getByRole('button').click()
    await page.getByRole('alert').first().waitFor()
    await expectReadable(page)

    await page.goto(String(valueAt(update.body, 'data.secure_link')))
    await expectReadable(page)
    if (name !== 'narrow') await keepPicture(page, `sandbox-hosted-${name}`)
    await context.close()
  })

  test('what is long stays in its place on a phone', async () => {
    await longTexts(sandbox)
    const { page, close } = await openPage(browser(), console.url, { viewport: { width: 360, height: 760 } })
    for (const part of ['WWWW', 'GET']) {
      await page.locator('.request-list > li', { hasText: part }).first().locator('summary').click()
    }
    await expectReadable(page)
    await close()
  })
})

/** Written only when it is asked for: a picture differs a little from machine to machine. */
async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env['UPDATE_PICTURES'] !== '1') return
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, animations: 'disabled' })
}

async function longTexts({ paywall, sila: simulator, clock }: Sandbox): Promise<void> {
  const card_name = 'W'.repeat(60)
  await createSilaClient(simulator, clock)('update_card', {
    fields: { card_id: simulator.cards()[0]?.card_id, card_name },
  })
  await listCards(paywall, { relationalid1: card_name })
  await send({ method: 'GET', url: `${paywall.cardUrl}/${card_name}` })
}

async function playTheStory({ paywint, paywall, sila: simulator, clock, faults }: Sandbox): Promise<void> {
  const sila = createSilaClient(simulator, clock)
  const [card] = simulator.cards()
  await updateLink(paywint, { card_id: paywint.cards()[0]?.card_id, card_purpose: 'PAYMENT' })
  await paymentLink(paywint, { amount: 42.5, description: 'Course fee' })
  clock.advance('31m')
  await listPaywint(paywint, { secretKey: 'another' })
  clock.advance('4s')
  await generateLink(paywall)
  clock.advance('9s')
  await updateCard(paywall)
  faults.add({
    kind: 'status',
    status: 503,
    retryAfterSeconds: 2,
    provider: 'paywall',
    route: 'GET /paywall/card',
  })
  await listCards(paywall)
  clock.advance('2s')
  await listCards(paywall)
  clock.advance('17s')
  faults.add({ kind: 'drop_after', provider: 'sila' })
  await sila('update_card', { fields: { card_id: card?.card_id, card_name: 'Groceries' } }).catch(
    () => undefined,
  )
  clock.advance('3s')
  faults.add({ kind: 'latency', ms: 800, provider: 'sila', route: 'POST /0.2/get_cards', times: 'always' })
  await sila('update_card', { fields: { card_id: card?.card_id, card_name: 'Groceries' } })
}
