/** The faults that are switched on. */
export const faultsScript = `
import { button, byId, element } from '/dom.js'
import { attempt, call } from '/server.js'

let before = ''

export function showFaults({ faults, campaign }) {
  const now = JSON.stringify([faults, campaign])
  if (now === before) return
  before = now
  byId('faults-problem').textContent = ''
  const list = byId('faults')
  const focused = list.contains(document.activeElement)
  const rows = [...faults.map(row), ...(campaign === undefined ? [] : [campaignRow(campaign)])]
  if (rows.length > 1) rows.push(element('li', { class: 'all' }, button('Switch all off', switchOff('/api/faults'))))
  list.replaceChildren(...(rows.length > 0 ? rows : [element('li', { class: 'muted' }, 'Nothing goes wrong.')]))
  if (focused) (list.querySelector('button') ?? byId('fault-kind')).focus()
}

function row({ id, spec, met }) {
  const { kind, provider = 'every provider', route = 'every route', nth, times = 1, ...own } = spec
  const when = (nth === undefined ? '' : 'from number ' + nth + ', ') + (times === 'always' ? 'always' : times + '×')
  const fields = Object.entries(own).map(([name, value]) => (name === kind ? value : name + ' ' + value)).join(', ')
  return faultRow({ name: kind, fields, hints: [provider, route, when, 'met ' + met], off: ['Switch off ' + kind, '/api/faults/' + id] })
}

function campaignRow({ spec: { rate, kinds, providers }, met }) {
  const percent = Number((rate * 100).toFixed(2)) + '% of requests'
  const shown = kinds.length > 3 ? kinds.length + ' kinds' : kinds.join(', ')
  const hints = [shown, providers.join(', '), 'met ' + met]
  return faultRow({ name: 'random', fields: percent, hints, off: ['Switch off random faults', '/api/campaign'] })
}

function faultRow({ name, fields, hints, off: [label, path] }) {
  return element('li', { 'data-fault': name },
    element('div', {},
      element('p', {}, element('span', { class: 'tag fault' }, name), fields === '' ? undefined : ' ' + fields),
      element('p', { class: 'hint' }, hints.join(' · '))),
    button('Switch off', switchOff(path), { 'aria-label': label }))
}

const switchOff = (path) => () => attempt(byId('faults-problem'), () => call('DELETE', path))
`
