import { inspect } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openStage, type InstanceName, type Stage } from './__fixtures__/stage.js'
import { money } from '../index.js'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.end())

/** Every text of at least six characters in a value. The names of adapters and environments are no secrets. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length < 6 || open.has(value) ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
const missing = '00000000-0000-4000-8000-000000000002'
const open = new Set(['paywint', 'paywall', 'sandbox', 'ecdsa'])

test('nothing that is exported holds a credential, an address, a path, a link, an owner or a name', async () => {
  const { sandbox } = stage
  const instances: readonly (readonly [InstanceName, string])[] = [
    ['paywint', sandbox.paywint.userId],
    ['paywall', sandbox.paywall.relationalId1],
    ['sila', sandbox.sila.userHandle],
    ['sila-token', sandbox.sila.userHandle],
  ]
  const links: string[] = []
  for (const [name, owner] of instances) {
    const cards = stage.provider(name)
    const { cards: stored } = await cards.listCards(owner)
    const ref = stored[0]?.ref ?? { owner, id: 'none' }
    const calls = [
      () => cards.updateCard({ card: ref, set: { name: 'Groceries' } }),
      () =>
        cards.addCard({ owner, ...(name !== 'paywint' && { token: 'made-up-token', name: 'Second card' }) }),
      () => cards.createPaymentLink({ owner, amount: money('150.75', 'USD'), description: 'June invoice' }),
      () => cards.getCard({ owner, id: missing }),
      () => cards.deleteCard(ref),
    ]
    for (const kind of [undefined, 'drop_after', 'html_502', 'truncated_json'] as const) {
      for (const call of calls) {
        if (kind !== undefined) sandbox.faults.add({ kind })
        const result = await call().catch(() => undefined)
        if (result !== undefined && 'link' in result) links.push(result.link.url)
        sandbox.faults.clear()
      }
    }
  }

  const spans = stage.telemetry.spans()
  const exported = inspect([spans, await stage.telemetry.metrics()], {
    depth: Infinity,
    showHidden: true,
    maxArrayLength: Infinity,
    maxStringLength: Infinity,
  })
  const { clientId, clientSecret } = sandbox.sila
  const secrets = [
    ...textsIn([sandbox.providers, clientId, clientSecret, instances.map(([, owner]) => owner), links]),
    ...['127.0.0.1', '/0.2/', '/paywall/', 'made-up-token', missing],
    ...['Groceries', 'Second card', 'June invoice', 'Bearer', 'Authorization'],
  ]

  expect(links.length).toBeGreaterThan(0)
  expect(spans).toHaveLength(instances.length * 21)
  expect(exported).toContain('cardlane.createPaymentLink')
  expect(exported).toContain('card_not_found')
  expect(secrets.filter((secret) => exported.includes(secret))).toEqual([])
})
