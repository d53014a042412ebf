import { configurationFile, type ConfigurationFile } from '../../configuration-file.js'
import type { CountedEffect } from '../../effect-log.js'
import type { ActiveCampaign } from '../../faults/campaign.js'
import type { ActiveFault } from '../../faults/fault-list.js'
import type { ProviderTruth } from '../../sandbox-truth.js'
import type { Sandbox } from '../../start-sandbox.js'
import { viewCard, type CardView } from './view-card.js'
import { viewPaymentLink, type PaymentLinkView } from './view-payment-link.js'

export interface ProviderView {
  readonly name: string
  readonly cards: readonly CardView[]
  readonly paymentLinks: readonly PaymentLinkView[]
  readonly effects: readonly CountedEffect[]
}

/** Everything but the requests, as `GET /api/state` answers it. */
export interface StateView {
  /** ISO 8601 on the sandbox's clock. */
  readonly now: string
  /** How far that clock has been moved, in milliseconds. */
  readonly aheadMs: number
  readonly providers: readonly ProviderView[]
  readonly faults: readonly ActiveFault[]
  /** The random faults, where a campaign is running. */
  readonly campaign?: ActiveCampaign
  /** What to put into `cardlane.config.json`. */
  readonly config: ConfigurationFile
}

export function viewState(sandbox: Sandbox): StateView {
  const { clock, faults, providers } = sandbox
  const campaign = faults.activeCampaign()
  return {
    now: new Date(clock.now()).toISOString(),
    aheadMs: clock.offsetMs,
    providers: Object.entries(sandbox.truth()).map(([name, truth]) => viewProvider(name, truth)),
    faults: faults.active(),
    ...(campaign !== undefined && { campaign }),
    config: configurationFile(providers),
  }
}

function viewProvider(name: string, truth: ProviderTruth<object, object>): ProviderView {
  const { cards, paymentLinks, effects } = truth
  return { name, cards: cards.map(viewCard), paymentLinks: paymentLinks.map(viewPaymentLink), effects }
}
