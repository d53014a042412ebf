import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, jest } from '@jest/globals'
import { chromium, type Browser } from 'playwright-core'

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = candidates.find((path) => existsSync(path))

const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
]

/** A group of tests in a browser of their own. Left out where there is none, but never unsaid and never in CI. */
export function describeInBrowser(name: string, tests: (browser: () => Browser) => void): void {
  if (executablePath === undefined) {
    const missing = `No browser for "${name}". Install it: apt-get install --no-install-recommends chromium`
    if (process.env['CI'] !== undefined) throw new Error(missing)
    console.warn(missing)
    describe.skip(name, () => {
      tests(() => {
        throw new Error(missing)
      })
    })
    return
  }
  // A browser on a busy machine may need more than the usual five seconds.
  jest.setTimeout(60_000)
  describe(name, () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args })
    })
    afterAll(() => browser.close())
    tests(() => browser)
  })
}
