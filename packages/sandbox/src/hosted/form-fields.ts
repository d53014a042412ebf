import type { FormState } from './hosted-routes.js'
import { html, type Html } from './html.js'

interface TextField {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly attributes: Html
}

/** A labelled input that keeps what was sent and says what is wrong with it. */
export function textField({ name, label, hint, attributes }: TextField, { sent, problems }: FormState): Html {
  const wrong = problems[name]
  return html`<label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      value="${sent.get(name) ?? ''}"
      required
      autocomplete="off"
      ${attributes}
      aria-describedby="${name}-hint"
      aria-invalid="${wrong === undefined ? 'false' : 'true'}"
    />
    ${below(name, hint, wrong)}`
}

interface SelectField {
  readonly name: string
  readonly label: string
  readonly options: Readonly<Record<string, string>>
}

export function selectField({ name, label, options }: SelectField, { sent, problems }: FormState): Html {
  const choices = Object.entries(options).map(
    ([value, shown]) =>
      html`<option value="${value}" ${sent.get(name) === value && html`selected`}>${shown}</option>`,
  )
  return html`<label for="${name}">${label}</label>
    <select id="${name}" name="${name}" aria-describedby="${name}-hint">
      ${choices}
    </select>
    ${below(name, '', problems[name])}`
}

/** A box that has to be ticked. */
export function requiredBox(name: string, label: string, { problems }: FormState): Html {
  return html`<label class="choice">
      <input type="checkbox" name="${name}" value="yes" required aria-describedby="${name}-hint" />${label}
    </label>
    ${below(name, '', problems[name])}`
}

const below = (name: string, hint: string, wrong: string | undefined): Html =>
  wrong === undefined
    ? html`<p class="hint" id="${name}-hint">${hint}</p>`
    : html`<p class="wrong" id="${name}-hint" role="alert">${wrong}</p>`
