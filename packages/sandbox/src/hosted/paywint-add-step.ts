import type { PaywintCardRecord, PaywintPurpose } from '../paywint/paywint-card.js'
import { selectField, textField } from './form-fields.js'
import type { FormProblems, FormState, HostedStep } from './hosted-routes.js'
import { html, type Html } from './html.js'
import { purposeText } from './paywint-purpose.js'

/** The form of a new card, as the cardholder makes it up: no field takes a whole number. */
export function addCardStep(
  purpose: PaywintPurpose,
  finish: (typed: Partial<PaywintCardRecord>) => void,
): HostedStep {
  return {
    title: 'Add a card',
    view: (form) => addForm(purpose, form),
    complete(sent) {
      const problems = cardProblems(sent)
      if (Object.keys(problems).length > 0) return problems
      finish({
        card_nick_name: text(sent, 'nickname'),
        card_exp: text(sent, 'expiry'),
        card_number: text(sent, 'last_four'),
        card_type: text(sent, 'type'),
      })
      return undefined
    },
    done: {
      title: 'Card added',
      text: `The card is stored for ${purposeText[purpose]}. You may close this page.`,
    },
  }
}

const addForm = (purpose: PaywintPurpose, form: FormState): Html => html`
  <p>
    For ${purposeText[purpose]}. Make one up: this page wants the last four digits and never a whole number.
  </p>
  <form method="post">
    ${textField(
      {
        name: 'nickname',
        label: 'Nickname',
        hint: 'What the card is called in lists.',
        attributes: html`maxlength="60"`,
      },
      form,
    )}
    ${textField(
      {
        name: 'last_four',
        label: 'Last four digits',
        hint: 'Four digits, such as 4444.',
        attributes: html`inputmode="numeric" pattern="[0-9]{4}" maxlength="4"`,
      },
      form,
    )}
    ${textField(
      {
        name: 'expiry',
        label: 'Expiry',
        hint: 'Month and year, such as 09/2031.',
        attributes: html`pattern="(0[1-9]|1[0-2])/20[0-9]{2}" maxlength="7"`,
      },
      form,
    )}
    ${selectField({ name: 'type', label: 'Type', options: cardTypes }, form)}
    <button>Add the card</button>
  </form>
`

// The documentation shows CREDIT alone; DEBIT is what its overview page calls the other kind.
const cardTypes = { CREDIT: 'Credit', DEBIT: 'Debit' }

const text = (sent: URLSearchParams, name: string): string => (sent.get(name) ?? '').trim()

/** The same rules as the form has in a browser, and that no name is a card number. */
function cardProblems(sent: URLSearchParams): FormProblems {
  const nickname = text(sent, 'nickname')
  const digits = nickname.replace(/\P{Nd}/gu, '').length
  return {
    ...((nickname === '' || nickname.length > 60) && { nickname: 'Give it a name of up to 60 characters.' }),
    ...(digits >= 12 && { nickname: 'That looks like a card number. Give it a name instead.' }),
    ...(!/^[0-9]{4}$/.test(text(sent, 'last_four')) && { last_four: 'Give exactly four digits.' }),
    ...(!/^(0[1-9]|1[0-2])\/20[0-9]{2}$/.test(text(sent, 'expiry')) && { expiry: 'Write it as MM/YYYY.' }),
    ...(!Object.hasOwn(cardTypes, text(sent, 'type')) && { type: 'Choose credit or debit.' }),
  }
}
