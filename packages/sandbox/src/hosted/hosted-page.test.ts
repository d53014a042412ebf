import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../index.js'
import { generateLink, sale } from '../paywall/__fixtures__/paywall-client.js'
import { addLink, paymentLink } from '../paywint/__fixtures__/paywint-client.js'
import { valueAt } from '../__fixtures__/send.js'
import { open, type Visited } from './__fixtures__/visit.js'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

async function everyPage(): Promise<readonly Visited[]> {
  const { paywint, paywall } = sandbox
  const added = await addLink(paywint, 'PAYMENT')
  await paymentLink(paywint, { amount: 1 })
  await generateLink(paywall, sale)
  const links = [
    String(valueAt(added.body, 'data.secure_link')),
    paywint.paymentLinks()[0]?.payment_link ?? '',
    paywall.links()[0]?.Link ?? '',
  ]
  const unknown = links.map((link) => link.split('?')[0] ?? '')
  return Promise.all([...links, ...unknown].map((link) => open(link)))
}

test('every page keeps to itself: no script, nothing from elsewhere, nothing stored, no referrer', async () => {
  const pages = await everyPage()
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 404, 404, 404])
  for (const { headers, text } of pages) {
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    expect(text).not.toMatch(/<script|\son\w+=|https?:|src=|\sstyle=/i)
  }
})

test('the policy lets in the style of the page and nothing else', async () => {
  for (const { headers, text } of await everyPage()) {
    const style = /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'`,
    )
  }
})

test('every control of a form has a label, and every page a language and a title', async () => {
  const pages = await everyPage()
  for (const { text } of pages) {
    expect(text).toMatch(/<html lang="en">/)
    expect(text).toMatch(/<title>[^<]+<\/title>/)
    for (const [, id] of text.matchAll(/<(?:input|select)[^>]*\sid="(\w+)"/g)) {
      expect(text).toContain(`<label for="${String(id)}">`)
    }
  }
  expect(pages[0]?.text.match(/<label for=/g)).toHaveLength(4)
})
