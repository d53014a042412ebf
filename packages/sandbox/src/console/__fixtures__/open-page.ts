import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export interface OpenedPage {
  readonly page: Page
  /** Errors of scripts, of the console and of the content security policy. */
  readonly problems: readonly string[]
  /** Gives the problems so far, which were expected, and forgets them. */
  takeProblems(): readonly string[]
  close(): Promise<void>
}

/** A page of the console in a fresh profile, when it is live. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text())
  })
  await page.goto(url)
  await page.locator('#connection', { hasText: 'Live' }).waitFor()
  await page.locator('#fault-form button').waitFor()
  await page.locator('.provider').first().waitFor()
  return { page, problems, takeProblems: () => problems.splice(0), close: () => context.close() }
}
