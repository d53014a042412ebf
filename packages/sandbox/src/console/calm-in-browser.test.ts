import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { startSandbox, type Sandbox } from '../index.js'
import { generateLink, listCards, updateCard } from '../paywall/__fixtures__/paywall-client.js'
import { describeInBrowser } from './__fixtures__/browser.js'
import { openPage, type OpenedPage } from './__fixtures__/open-page.js'
import { startConsole, type Console } from './start-console.js'

describeInBrowser('the page, while it is being read', (browser) => {
  let sandbox: Sandbox
  let console: Console
  let opened: OpenedPage
  let page: Page
  beforeEach(async () => {
    sandbox = await startSandbox()
    console = await startConsole(sandbox)
    opened = await openPage(browser(), console.url)
    page = opened.page
  })
  afterEach(async () => {
    const { problems } = opened
    await opened.close()
    await console.close()
    await sandbox.close()
    expect(problems).toEqual([])
  })

  const rows = () => page.locator('.request-list > li')
  const row = (number: number) => page.locator(`.request-list > li[data-number="${number}"]`)
  const send = async (count: number) => {
    for (let sent = 0; sent < count; sent += 1) await listCards(sandbox.paywall)
  }
  const focused = () =>
    page.evaluate<string>('document.activeElement.id || document.activeElement.textContent')

  test('nothing moves when requests arrive', async () => {
    const places = () =>
      Promise.all(
        ['#requests', '.side', '.providers', '#fault-form'].map((part) => page.locator(part).boundingBox()),
      )
    const before = await places()
    await send(40)
    for (let links = 0; links < 5; links += 1) await generateLink(sandbox.paywall)
    await row(45).waitFor()
    await page.locator('.link').nth(4).waitFor()
    expect(await places()).toEqual(before)
  })

  test('an opened request stays where it is, and the new ones wait above', async () => {
    await send(3)
    await row(2).locator('summary').click()
    const before = await row(2).boundingBox()
    await send(20)
    await row(23).waitFor({ state: 'attached' })
    expect(await row(2).boundingBox()).toEqual(before)

    await page.getByRole('button', { name: '20 new' }).click()
    expect(await row(23).isVisible()).toBe(true)
    expect(await focused()).toContain('/paywall/card')
    await page.getByRole('button', { name: 'new' }).waitFor({ state: 'hidden' })
  })

  test('200 requests are kept', async () => {
    await send(205)
    await row(205).waitFor()
    await page.locator('#request-count', { hasText: 'the last 200' }).waitFor()
    expect([await rows().count(), await row(5).count()]).toEqual([200, 0])
  })

  test('a fault is switched on and off, and a request opened, by keyboard alone', async () => {
    const { keyboard } = page
    const goTo = async (id: string) => {
      for (let presses = 0; (await focused()) !== id; presses += 1) {
        if (presses > 60) throw new Error(`Tab never reaches ${id}.`)
        await keyboard.press('Tab')
      }
    }
    await goTo('fault-kind')
    await keyboard.type('drop_after')
    await goTo('fault-provider')
    await keyboard.type('paywall')
    await goTo('fault-always')
    await keyboard.press('Space')
    await keyboard.press('Enter')
    await page.locator('[data-fault=drop_after]', { hasText: 'paywall · every route · always' }).waitFor()

    await updateCard(sandbox.paywall).catch(() => undefined)
    await row(1).filter({ hasText: 'fault drop_after' }).filter({ hasText: 'no answer' }).waitFor()
    await row(1).locator('summary').focus()
    await keyboard.press('Enter')
    await row(1).getByText('What it changed').waitFor()

    await page.getByRole('button', { name: 'Switch off drop_after' }).focus()
    await keyboard.press('Enter')
    await page.getByText('Nothing goes wrong.').waitFor()
    // What had the focus is gone, and the focus goes on from there.
    expect(await focused()).toBe('fault-kind')
  })

  test('the connection is shown as lost when the sandbox has ended', async () => {
    await console.close()
    await page.locator('#connection', { hasText: 'Not connected' }).waitFor()
    expect(opened.takeProblems().length).toBeGreaterThan(0)
  })
})
