import type { CardProvider } from '@cardlane/core'
import type { World } from '@cardlane/core/adapter'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import type { Sandbox, SandboxOptions } from '@cardlane/sandbox'
import { sila } from '@cardlane/sila'
import { createCardlane } from 'cardlane'
import { publicLinkHosts } from './network/public-links.js'
import { createChance } from './seeded.js'
import type { Holder, Stage } from './stage.js'
import { firstPaywallCards, stagePaywall } from './stage-paywall.js'
import { firstPaywintCards, stagePaywint } from './stage-paywint.js'
import { firstSilaCards, stageSila } from './stage-sila.js'

/** The instances that the campaign calls: every adapter, in every way of proving itself. */
export const laneNames = ['paywint', 'paywall', 'sila-ecdsa', 'sila-token'] as const
export type LaneName = (typeof laneNames)[number]

export type Crew = Readonly<Record<LaneName, readonly Holder[]>>

/** A lane at work. */
export interface Lane {
  readonly name: LaneName
  readonly stage: Stage
  /** The options of its instances. */
  readonly options: object
  /** A fresh instance, as after a restart of the application: without token, without open connections. */
  connect(settings?: InstanceSettings): CardProvider
}

export interface InstanceSettings {
  /** Changes the options of the instance. */
  readonly change?: (options: object) => object
  /** Instead of the usual one. */
  readonly world?: Partial<World>
}

/** Sila has one user, whose cards have to fit on one page of the list. */
const silaUser = 'user.silamoney.eth'

export function hireCrew(seed: string): Crew {
  const chance = createChance(seed, 'crew')
  const crew = (lane: LaneName, count: number, ownerOf: (index: number) => string): readonly Holder[] =>
    Array.from({ length: count }, (_, index) => ({ name: `${lane}-${index + 1}`, owner: ownerOf(index) }))
  return {
    paywint: crew('paywint', 6, () => chance.uuid()),
    paywall: crew('paywall', 6, (index) => `customer-${index + 1}`),
    'sila-ecdsa': crew('sila-ecdsa', 3, () => silaUser),
    'sila-token': crew('sila-token', 3, () => silaUser),
  }
}

/** The cards that a sandbox has to begin with. */
export function firstCards(crew: Crew, seed: string): Pick<SandboxOptions, 'paywint' | 'paywall' | 'sila'> {
  const chance = createChance(seed, 'cards')
  return {
    paywint: { cards: firstPaywintCards(crew.paywint, chance), unpaidLinksListed: true },
    paywall: { cards: firstPaywallCards(crew.paywall, chance) },
    sila: { cards: firstSilaCards([...crew['sila-ecdsa'], ...crew['sila-token']], chance) },
  }
}

const same = (options: object): object => options

export function openLanes(sandbox: Sandbox, world: Partial<World>): readonly Lane[] {
  const { clientId, clientSecret } = sandbox.sila
  const { providers } = sandbox
  const options = {
    paywint: { ...providers.paywint, unpaidLinksListed: true, linkHosts: publicLinkHosts },
    paywall: { ...providers.paywall, linkHosts: publicLinkHosts },
    'sila-ecdsa': providers.sila,
    'sila-token': { ...providers.sila, auth: { kind: 'token', clientId, clientSecret } },
  } as const
  const stages = { paywint: stagePaywint(sandbox), paywall: stagePaywall(sandbox), sila: stageSila(sandbox) }

  return laneNames.map((name) => ({
    name,
    stage: stages[options[name].adapter],
    options: options[name],
    connect({ change = same, world: own = world }: InstanceSettings = {}) {
      const instance = change(options[name]) as (typeof options)[LaneName]
      const config = { default: 'instance', providers: { instance } } as const
      return createCardlane({ adapters: [paywint, paywall, sila], config, world: own }).provider()
    },
  }))
}
