import { afterEach, describe, expect, test } from '@jest/globals'
import { createFakeClock, minutes } from './__fixtures__/fake-clock.js'
import { startSandbox, type Sandbox, type SandboxOptions } from './index.js'
import { generateLink } from './paywall/__fixtures__/paywall-client.js'
import { paymentLink } from './paywint/__fixtures__/paywint-client.js'

const clock = createFakeClock()
const open: Sandbox[] = []
const start = async (options: SandboxOptions) => {
  const sandbox = await startSandbox({ clock, ...options })
  open.push(sandbox)
  return sandbox
}
afterEach(() => Promise.all(open.splice(0).map((sandbox) => sandbox.close())))

interface Provider {
  readonly name: 'paywint' | 'paywall'
  readonly makeLink: (sandbox: Sandbox) => Promise<unknown>
  readonly urlOf: (sandbox: Sandbox) => string | undefined
  readonly endOf: (sandbox: Sandbox) => number | undefined
}

describe.each<Provider>([
  {
    name: 'paywint',
    makeLink: ({ paywint }) => paymentLink(paywint, { amount: 1 }),
    urlOf: ({ paywint }) => paywint.paymentLinks()[0]?.payment_link,
    endOf: ({ paywint }) => paywint.paymentLinks()[0]?.expires_at,
  },
  {
    name: 'paywall',
    makeLink: ({ paywall }) => generateLink(paywall),
    urlOf: ({ paywall }) => paywall.links()[0]?.Link,
    endOf: ({ paywall }) => paywall.links()[0]?.expiresAt,
  },
])('the life of a payment link of $name', ({ name, makeLink, urlOf, endOf }) => {
  const visit = async (sandbox: Sandbox, method = 'GET') => {
    const url = urlOf(sandbox) ?? ''
    const page = await fetch(url, { method, headers: { origin: new URL(url).origin } })
    return [page.status, await page.text()]
  }

  test('never ends by default', async () => {
    const sandbox = await start({})
    await makeLink(sandbox)
    expect(endOf(sandbox)).toBeUndefined()
    sandbox.clock.advance('9999d')
    expect((await visit(sandbox))[0]).toBe(200)
  })

  test('ends on the clock of the sandbox, also after a restart', async () => {
    const before = await start({ [name]: { paymentLinkLife: '1h' } })
    await makeLink(before)
    expect(endOf(before)).toBe(clock.now() + minutes(60))
    before.clock.advance(minutes(60) - 1)
    expect((await visit(before))[0]).toBe(200)
    const after = await start({ state: before.snapshot() })
    after.clock.advance(1)
    for (const method of ['GET', 'POST']) {
      expect(await visit(after, method)).toEqual([410, expect.stringContaining('This link has expired')])
    }
    expect(after.truth()[name].effects).toMatchObject([{ change: 'payment_link.created' }])
  })

  test.each(['soon', -1])('is not %j', async (paymentLinkLife) => {
    await expect(startSandbox({ [name]: { paymentLinkLife } })).rejects.toThrow(RangeError)
  })
})
