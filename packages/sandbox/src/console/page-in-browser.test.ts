import { expect, test } from '@jest/globals'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { listCards, updateCard } from '../paywall/__fixtures__/paywall-client.js'
import { listCards as listPaywint } from '../paywint/__fixtures__/paywint-client.js'
import { createSilaClient } from '../sila/__fixtures__/sila-client.js'
import { describeOnPage } from './__fixtures__/describe-on-page.js'

describeOnPage('the page', { clock: createFakeClock(Date.UTC(2026, 10, 1)) }, (on) => {
  const requests = () => on().page.locator('.request-list > li')
  const newest = (text: string) => requests().filter({ hasText: text }).first()
  const cardsOf = (provider: string) => on().page.locator(`[data-provider=${provider}] .card`)
  const press = (name: string) => on().page.getByRole('button', { name, exact: true }).click()

  test('shows a request with its verdict, its change and what became of the card', async () => {
    const { page, sandbox } = on()
    await page.getByText('Nothing has arrived yet.').waitFor()
    await updateCard(sandbox.paywall)
    await newest('authenticated').waitFor()
    expect(await newest('PUT').locator('summary').innerText()).toMatch(
      /Paywall[^]*PUT[^]*\/paywall\/card[^]*card\.updated[^]*200[^]*authenticated/,
    )
    await cardsOf('paywall').filter({ hasText: 'Yurtdışı kartım' }).filter({ hasText: '12/2030' }).waitFor()
    expect(await page.getByText('Nothing has arrived yet.').isVisible()).toBe(false)
    await page
      .locator('#announcement', { hasText: 'paywall PUT /paywall/card, 200, authenticated' })
      .waitFor({ state: 'attached' })

    await newest('PUT').locator('summary').click()
    const inside = await newest('PUT').locator('.inside').innerText()
    expect(inside).toMatch(/apikeyprivate\s+\[hidden\]/)
    expect(inside).toContain('"Nickname": "Yurtdışı kartım"')
    expect(await page.content()).not.toContain(`>${sandbox.paywall.privateKey}<`)
  })

  test('explains a wrong signature', async () => {
    const { page, sandbox } = on()
    await listPaywint(sandbox.paywint, { secretKey: 'another' })
    await newest('refused: wrong signature').locator('summary').click()
    await page.locator('.explanation', { hasText: 'METHOD + PATH + QUERY + BODY_HASH' }).waitFor()
  })

  test('switches a fault on that the next request meets, and off', async () => {
    const { page, sandbox } = on()
    await page.getByLabel('Kind').selectOption('status')
    await page.getByLabel('Status', { exact: true }).selectOption('503')
    await page.getByLabel('Retry-After, seconds').fill('7')
    await page.getByLabel('Provider').selectOption('paywall')
    await page.getByLabel('Route').selectOption('GET /paywall/card')
    await page.getByLabel('Times').fill('2')
    await press('Switch on')
    await page.locator('[data-fault=status]', { hasText: 'GET /paywall/card · 2× · met 0' }).waitFor()

    const reply = await listCards(sandbox.paywall)
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '7'])
    await newest('fault status').filter({ hasText: '503' }).filter({ hasText: 'unprocessed' }).waitFor()
    await page.locator('[data-fault=status]', { hasText: 'met 1' }).waitFor()

    await press('Switch off status')
    await page.getByText('Nothing goes wrong.').waitFor()
    expect(sandbox.faults.active()).toEqual([])
  })

  test('starts random faults, and stops them without the others', async () => {
    const { page, sandbox } = on()
    const random = page.locator('[data-fault=random]')
    sandbox.faults.add({ kind: 'hang', nth: 99 })
    await page.getByLabel('Random faults, %').fill('7')
    await press('Start')
    await random.filter({ hasText: ' 7% of requests' }).waitFor()
    expect(sandbox.faults.activeCampaign()?.spec.rate).toBe(0.07)
    await press('Switch off random faults')
    await random.waitFor({ state: 'detached' })
    expect(sandbox.faults.activeCampaign()).toBeUndefined()
    expect(sandbox.faults.active()).toMatchObject([{ spec: { kind: 'hang' } }])
  })

  test('says which random faults were started, and switches everything off', async () => {
    const { page, sandbox } = on()
    sandbox.faults.campaign({ rate: 0.5, kinds: ['hang', 'status'], providers: ['sila'] })
    await page.locator('[data-fault=random]', { hasText: 'hang, status · sila · met 0' }).waitFor()
    expect(await page.getByRole('button', { name: 'Switch all off' }).count()).toBe(0)
    sandbox.faults.add({ kind: 'html_502', nth: 99 })
    await press('Switch all off')
    await page.getByText('Nothing goes wrong.').waitFor()
    expect([sandbox.faults.active(), sandbox.faults.activeCampaign()]).toEqual([[], undefined])
  })

  test('says what is wrong with an input, where it was made', async () => {
    const { page, takeProblems } = on()
    await page.getByLabel('Kind').selectOption('redirect')
    await page.getByLabel('Location').fill('nowhere')
    await press('Switch on')
    await page.locator('#fault-form [role=alert]', { hasText: 'location: Invalid URL' }).waitFor()
    await page.getByLabel('Advance by').fill('soon')
    await press('Advance')
    await page.getByRole('alert').filter({ hasText: 'a text such as 250ms' }).waitFor()
    // The browser reports the refused requests; they were meant.
    expect(takeProblems()).toEqual([expect.stringContaining('400'), expect.stringContaining('400')])
  })

  test('advances the clock, rotates the codes and resets', async () => {
    const { page, sandbox } = on()
    await page.getByLabel('Advance by').fill('1d')
    await press('Advance')
    await page.locator('#ahead', { hasText: '1d ahead' }).waitFor()
    await page.locator('#now', { hasText: '2026-11-02' }).waitFor()
    expect(sandbox.clock.offsetMs).toBe(86_400_000)

    await cardsOf('paywall').first().locator('summary').click()
    const [before] = sandbox.paywall.cards()
    await page.getByText(before?.UniqueCode ?? '').waitFor()
    await press('Rotate Paywall codes')
    await page.getByText(sandbox.paywall.cards()[0]?.UniqueCode ?? '').waitFor()
    expect(sandbox.paywall.cards()[0]?.UniqueCode).not.toBe(before?.UniqueCode)

    await updateCard(sandbox.paywall)
    await newest('card.updated').waitFor()
    page.once('dialog', (dialog) => void dialog.accept())
    await press('Reset')
    await page.getByText('Nothing has arrived yet.').waitFor()
    await cardsOf('paywall').filter({ hasText: 'Kartım' }).waitFor()
    expect([sandbox.clock.offsetMs, sandbox.paywall.cards()[0]?.UniqueCode]).toEqual([0, before?.UniqueCode])
  })

  test('is emptied by a reset from code', async () => {
    const { page, sandbox } = on()
    await updateCard(sandbox.paywall)
    await newest('card.updated').waitFor()
    sandbox.reset()
    await page.getByText('Nothing has arrived yet.').waitFor()
    expect(await requests().count()).toBe(0)
    await listCards(sandbox.paywall)
    await newest('GET').waitFor()
    expect(await requests().count()).toBe(1)
  })

  test('shows HTML as the text that it is', async () => {
    const { page, sandbox } = on()
    const html = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    const sila = createSilaClient(sandbox.sila, sandbox.clock)
    await sila('update_card', { fields: { card_id: sandbox.sila.cards()[0]?.card_id, card_name: html } })
    await listPaywint(sandbox.paywint, { headers: { 'user-agent': '<b>bold</b>' } })
    await cardsOf('sila').getByText(html).first().waitFor()
    await newest('/card/list/').locator('summary').click()
    await newest('/card/list/').getByText('<b>bold</b>').waitFor()
    await newest('update_card').locator('summary').click()
    await newest('update_card').getByText('onerror=').waitFor()
    expect([await page.title(), await page.locator('img').count(), await page.locator('b').count()]).toEqual([
      ...['Cardlane sandbox', 1, 0],
    ])
  })

  test('copies the configuration and a request as curl', async () => {
    const { page, sandbox } = on()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const copied = () => page.evaluate<string>('navigator.clipboard.readText()')
    await press('Copy')
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(JSON.parse(await copied())).toMatchObject({
      default: 'sila',
      providers: { paywall: { ...sandbox.providers.paywall, adapter: '@cardlane/paywall' } },
    })

    await listCards(sandbox.paywall)
    await newest('GET').locator('summary').click()
    await press('Copy as curl')
    await newest('GET').getByRole('button', { name: 'Copied' }).waitFor()
    expect(await copied()).toContain('-H "apikeyprivate: $PAYWALL_APIKEYPRIVATE"')
  })
})
