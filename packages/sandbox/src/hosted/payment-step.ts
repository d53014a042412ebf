import { showAmount } from '../show-amount.js'
import type { ClosedStep, HostedStep } from './hosted-routes.js'
import { html } from './html.js'

/** What the payer is asked for. */
export interface RequestedPayment {
  /** In major units, as the providers take it. */
  readonly amount: number
  /** ISO 4217. */
  readonly currency: string
  readonly what: readonly (readonly [label: string, text: string])[]
  readonly pay: () => void
}

/** The page on which a payment link is paid, with one button. */
export function paymentStep({ amount, currency, what, pay }: RequestedPayment): HostedStep {
  const shownAmount = `${showAmount(amount)} ${currency}`
  return {
    title: 'Payment',
    view: () => html`
      <p class="amount">${shownAmount}</p>
      <dl>
        ${what.map(
          ([label, text]) =>
            html`<dt>${label}</dt>
              <dd>${text}</dd>`,
        )}
      </dl>
      <form method="post"><button>Pay ${shownAmount}</button></form>
    `,
    complete() {
      pay()
      return undefined
    },
    done: { title: 'Paid', text: `${shownAmount} has been paid. You may close this page.` },
  }
}

export const unknownPayment: ClosedStep = {
  status: 404,
  title: 'Unknown link',
  text: 'There is no payment behind this link.',
}
