import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { send } from '../__fixtures__/send.js'
import { startSandbox, type Sandbox } from '../index.js'
import { generateLink, listCards, updateCard } from '../paywall/__fixtures__/paywall-client.js'
import { listCards as listPaywint, paymentLink, updateLink } from '../paywint/__fixtures__/paywint-client.js'
import { createSilaClient } from '../sila/__fixtures__/sila-client.js'
import { describeInBrowser } from './__fixtures__/browser.js'
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

    const [wide, contrast] = await Promise.all([
      page.evaluate<number>(widestText),
      page.evaluate<number>(lowestContrast),
    ])
    expect(wide).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
    // What WCAG 2 asks of text (AA).
    expect(contrast).toBeGreaterThanOrEqual(4.5)

    await page.evaluate(
      "document.querySelector('.request-list').scrollTop = 0; document.activeElement.blur(); scrollTo(0, 0)",
    )
    if (process.env['UPDATE_PICTURES'] === '1') {
      await page.screenshot({
        path: join(pictures, `sandbox-${name}.png`),
        fullPage: true,
        animations: 'disabled',
      })
    }
    await close()
    expect(problems).toEqual([])
  })

  test('what is long stays in its place on a phone', async () => {
    await longTexts(sandbox)
    const { page, close } = await openPage(browser(), console.url, { viewport: { width: 360, height: 760 } })
    for (const part of ['WWWW', 'GET']) {
      await page.locator('.request-list > li', { hasText: part }).first().locator('summary').click()
    }
    expect(await page.evaluate<number>(widestText)).toBeLessThanOrEqual(360)
    await close()
  })
})

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

/** How far to the right any text reaches, in pixels. */
const widestText = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let widest = 0
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode)
    const seen = !texts.currentNode.parentElement.closest('.unseen, .skip')
    if (seen) widest = Math.max(widest, range.getBoundingClientRect().right)
  }
  return widest
})()`

/** The lowest contrast of a piece of text against what is behind it. */
const lowestContrast = `(() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const light = ([r, g, b]) => {
    const [R, G, B] = [r, g, b].map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * R + 0.7152 * G + 0.0722 * B
  }
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor)
      if (colour.length < 4 || colour[3] > 0) return colour
    }
    return [255, 255, 255]
  }
  const texts = [...document.querySelectorAll('body *')].filter((node) =>
    [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== '') && node.checkVisibility() &&
    !['STYLE', 'SCRIPT'].includes(node.tagName))
  return Math.min(...texts.map((node) => {
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x)
    return (a + 0.05) / (b + 0.05)
  }))
})()`
