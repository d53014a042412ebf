import { afterEach, beforeEach, expect } from '@jest/globals'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../index.js'
import { describeInBrowser } from './browser.js'
import { openPage, type OpenedPage } from './open-page.js'

/** What a test on the page has, for as long as it runs. */
export interface OnPage extends Pick<OpenedPage, 'page' | 'takeProblems'> {
  readonly sandbox: Sandbox
}

/**
 * A group of tests that each have a sandbox of their own and its page, opened in a browser. A test fails when the
 * page complains of something that the test has not taken.
 */
export function describeOnPage(
  name: string,
  options: SandboxOptions,
  tests: (on: () => OnPage) => void,
): void {
  describeInBrowser(name, (browser) => {
    let sandbox: Sandbox
    let opened: OpenedPage
    beforeEach(async () => {
      sandbox = await startSandbox({ ...options, page: true })
      opened = await openPage(browser(), sandbox.page?.url ?? '')
    })
    afterEach(async () => {
      await opened.close()
      await sandbox.close()
      expect(opened.problems).toEqual([])
    })
    tests(() => ({ ...opened, sandbox }))
  })
}
