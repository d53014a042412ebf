import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import { startSandbox, type Sandbox } from '@cardlane/sandbox'
import { sila } from '@cardlane/sila'
import { type CardProvider, CardProviderToken, registerCardlane } from 'cardlane'
import { container } from 'tsyringe'
import { castOf, type Cast, type ProviderName } from './cast.js'
import { report } from './report.js'
import { tellStory } from './story.js'
import { Wallet } from './wallet.js'

let sandbox: Sandbox
let cast: Readonly<Record<ProviderName, Cast>>

beforeAll(async () => {
  sandbox = await startSandbox()
  cast = castOf(sandbox)
})

afterAll(() => sandbox.close())

function scopeOf(name: ProviderName) {
  const scope = container.createChildContainer()
  registerCardlane(scope, {
    adapters: [paywint, paywall, sila],
    config: { default: name, providers: sandbox.providers },
  })
  return scope
}

describe('the wallet on real HTTP', () => {
  test.each([
    [
      'paywint',
      ['1 card', 'link for 30 min', 'link for 30 min', 'payment link', 'link for 30 min', 'deleted'],
    ],
    ['paywall', ['1 card', 'updated name', 'updated expiry', 'payment link', 'added', 'deleted']],
    ['sila', ['1 card', 'updated name', 'refused', 'refused', 'added', 'deleted']],
  ] as const)('at %s everything happens as its capabilities promise', async (name, expected) => {
    const steps = await tellStory(scopeOf(name).resolve(Wallet), cast[name])

    expect(steps.map(({ text }) => text)).toEqual(expected)
    expect(steps.filter(({ broken }) => broken !== undefined)).toEqual([])
    expect(steps.filter(({ text }) => text === 'refused').every(({ requests }) => requests === 0)).toBe(true)
  })

  test('an adapter that only says that it renamed is told apart from one that did', async () => {
    const scope = scopeOf('paywall')
    const honest = scope.resolve<CardProvider>(CardProviderToken)
    const liar: CardProvider = {
      ...honest,
      async updateCard({ card: ref }) {
        const { card, meta } = await honest.getCard(ref)
        return { status: 'updated', card, applied: ['name'], meta }
      },
    }
    scope.register(CardProviderToken, { useValue: liar })
    await honest.updateCard({
      card: { owner: cast.paywall.owner, id: sandbox.paywall.cards()[0]?.UniqueCode ?? '' },
      set: { name: 'Another name', expiry: { month: 11, year: 2029 } },
    })

    const steps = await tellStory(scope.resolve(Wallet), cast.paywall)

    expect(steps[1]?.broken).toBe('declared direct, but the provider shows no change')
    expect(report([['paywall', steps]])).toContain(
      'NOT AS PROMISED: declared direct, but the provider shows no change',
    )
  })
})
