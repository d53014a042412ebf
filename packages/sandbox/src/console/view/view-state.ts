import type { CountedEffect } from '../../effect-log.js'
import type { ActiveCampaign } from '../../faults/campaign.js'
import type { ActiveFault } from '../../faults/fault-list.js'
import type { ConsoleSandbox } from '../console-sandbox.js'
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
  /** A whole `cardlane.config.json`. */
  readonly config: { readonly providers: object }
}

export function viewState(sandbox: ConsoleSandbox): StateView {
  const { clock, faults, providers } = sandbox
  const campaign = faults.activeCampaign()
  return {
    now: new Date(clock.now()).toISOString(),
    aheadMs: clock.offsetMs,
    providers: Object.entries(sandbox.truth()).map(([name, { cards, paymentLinks = [], effects }]) => ({
      name,
      cards: cards.map(viewCard),
      paymentLinks: paymentLinks.map(viewPaymentLink),
      effects,
    })),
    faults: faults.active(),
    ...(campaign !== undefined && { campaign }),
    config: { providers },
  }
}
