import { expect, test } from '@jest/globals'
import { generateLink, listCards, updateCard } from '../paywall/__fixtures__/paywall-client.js'
import { describeOnPage } from './__fixtures__/describe-on-page.js'

describeOnPage('the page, while it is being read', {}, (on) => {
  const rows = () => on().page.locator('.request-list > li')
  const row = (number: number) => on().page.locator(`.request-list > li[data-number="${number}"]`)
  const send = async (count: number) => {
    for (let sent = 0; sent < count; sent += 1) await listCards(on().sandbox.paywall)
  }
  const focused = () =>
    on().page.evaluate<string>('document.activeElement.id || document.activeElement.textContent')

  test('nothing moves when requests arrive', async () => {
    const { page, sandbox } = on()
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
    const { page } = on()
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
    const { page } = on()
    await send(205)
    await row(205).waitFor()
    await page.locator('#request-count', { hasText: 'the last 200' }).waitFor()
    expect([await rows().count(), await row(5).count()]).toEqual([200, 0])
  })

  test('a fault is switched on and off, and a request opened, by keyboard alone', async () => {
    const { page, sandbox } = on()
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
    const { page, sandbox, takeProblems } = on()
    sandbox.faults.add({ kind: 'hang' })
    const off = page.getByRole('button', { name: 'Switch off hang' })
    await off.waitFor()
    await sandbox.close()
    await page.locator('#connection', { hasText: 'Not connected' }).waitFor()
    await off.click()
    await page.locator('#faults-problem', { hasText: 'Is it still running?' }).waitFor()
    expect(takeProblems().length).toBeGreaterThan(0)
  })
})
