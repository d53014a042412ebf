/** The form that switches a fault on: a kind's own fields come and go with the kind. */
export const faultFormScript = `
import { byId, element } from '/dom.js'
import { attempt, call } from '/server.js'

export async function setUpFaultForm() {
  const { kinds, routes } = await call('GET', '/api/faults')
  const form = byId('fault-form')
  const kind = choice('kind', Object.keys(kinds).map((name) => option(name)))
  const says = element('p', { class: 'hint', id: 'fault-says', 'aria-live': 'polite' })
  const own = element('div', { class: 'own-fields' })
  const provider = choice('provider', [option('', 'every provider'), ...Object.keys(routes).map((name) => option(name))])
  const route = choice('route', [])
  const nth = element('input', { id: 'fault-nth', name: 'nth', type: 'number', min: '1', placeholder: 'next' })
  const times = element('input', { id: 'fault-times', name: 'times', type: 'number', min: '1', placeholder: '1' })
  const always = element('input', { id: 'fault-always', name: 'always', type: 'checkbox' })
  const problem = element('p', { class: 'problem', role: 'alert' })
  kind.setAttribute('aria-describedby', 'fault-says')

  const showKind = () => {
    const { says: text, fields } = kinds[kind.value]
    says.textContent = text
    own.replaceChildren(...Object.entries(fields).map(([name, field]) => labelled(field.label, ownField(name, field))))
  }
  const showRoutes = () => {
    const names = provider.value === '' ? Object.keys(routes) : [provider.value]
    route.replaceChildren(option('', 'every route'), ...names.map((name) =>
      element('optgroup', { label: name }, ...routes[name].map((path) => option(path)))))
  }
  kind.addEventListener('change', showKind)
  provider.addEventListener('change', showRoutes)
  always.addEventListener('change', () => { times.disabled = always.checked })

  form.append(
    labelled('Kind', kind), says, own, labelled('Provider', provider), labelled('Route', route),
    element('div', { class: 'pair' }, labelled('From the n-th', nth), labelled('Times', times)),
    element('label', { class: 'choice', for: 'fault-always' }, always, 'every time'),
    element('button', { type: 'submit', class: 'primary' }, 'Switch on'), problem)
  showKind()
  showRoutes()

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    attempt(problem, () => call('POST', '/api/faults', readForm(form)))
  })
}

const option = (value, label = value) => element('option', { value }, label)

const choice = (name, options) => element('select', { id: 'fault-' + name, name }, ...options)

const labelled = (label, field) => element('div', { class: 'field' }, element('label', { for: field.id }, label), field)

function ownField(name, { type, choices, min, max, value, required }) {
  const shared = { id: 'fault-' + name, name, required: required ? '' : undefined }
  if (type === 'choice') {
    const options = choices.map((each) => element('option', { value: each, 'data-type': typeof each }, String(each)))
    return element('select', shared, ...(required ? options : [option('', 'not set'), ...options]))
  }
  return element('input', { ...shared, type, min, max, value })
}

function readForm(form) {
  const spec = {}
  for (const field of form.elements) {
    if (field.name === '' || field.name === 'always' || field.value === '' || field.disabled) continue
    const isNumber = field.type === 'number' || field.selectedOptions?.[0]?.dataset.type === 'number'
    spec[field.name] = isNumber ? Number(field.value) : field.value
  }
  if (form.elements.always.checked) spec.times = 'always'
  return spec
}
`
