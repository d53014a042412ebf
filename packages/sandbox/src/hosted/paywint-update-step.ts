import type { PaywintCardRecord, PaywintPurpose } from '../paywint/paywint-card.js'
import type { PaywintPendingFlag } from '../paywint/paywint-options.js'
import { requiredBox } from './form-fields.js'
import type { FormState, HostedStep } from './hosted-routes.js'
import { html, type Html } from './html.js'
import { purposeText } from './paywint-purpose.js'

interface UpdateStep {
  readonly card: PaywintCardRecord
  readonly purpose: PaywintPurpose
  readonly finish: (typed: Partial<PaywintCardRecord>) => void
}

/** What is pending on a stored card, and the button that confirms it. */
export function updateCardStep({ card, purpose, finish }: UpdateStep): HostedStep {
  return {
    title: 'Confirm your card',
    view: (form) => updateForm(card, purpose, form),
    complete(sent) {
      if (card.card_images_required && sent.get('images') !== 'yes') {
        return { images: 'The images have to be uploaded first.' }
      }
      finish({})
      return undefined
    },
    done: { title: 'Card confirmed', text: 'Nothing more is asked of you here. You may close this page.' },
  }
}

const pendingTexts: Readonly<Record<PaywintPendingFlag, string>> = {
  payment_confirm_required: 'Confirmation for payments',
  withdrawal_confirm_required: 'Confirmation for withdrawals',
  card_images_required: 'Images of the card, front and back',
  compliance_check_required: 'Compliance check',
}

function updateForm(card: PaywintCardRecord, purpose: PaywintPurpose, form: FormState): Html {
  const pending = Object.entries(pendingTexts).filter(([flag]) => card[flag as PaywintPendingFlag] === true)
  return html`
    <dl>
      <dt>Card</dt>
      <dd>${card.card_nick_name} · ${card.card_number}</dd>
      <dt>Expires</dt>
      <dd>${card.card_exp}</dd>
      <dt>Used for</dt>
      <dd>${purposeText[purpose]}</dd>
    </dl>
    <h2>Pending</h2>
    <ul>
      ${pending.length === 0 ? html`<li>Nothing</li>` : pending.map(([, wanted]) => html`<li>${wanted}</li>`)}
    </ul>
    <form method="post">
      ${card.card_images_required && requiredBox('images', 'Front and back images uploaded', form)}
      <button>Confirm for ${purposeText[purpose]}</button>
    </form>
  `
}
