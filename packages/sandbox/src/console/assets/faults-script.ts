/** The faults that are switched on. */
export const faultsScript = `
import { announce, button, byId, element } from '/dom.js'
import { call } from '/server.js'

let before = ''

export function showFaults({ faults, campaign }) {
  const now = JSON.stringify([faults, campaign])
  if (now === before) return
  before = now
  const list = byId('faults')
  const focused = list.contains(document.activeElement)
  const rows = faults.map(row)
  if (campaign !== undefined) rows.push(campaignRow(campaign))
  if (faults.length > 1 || campaign !== undefined) rows.push(element('li', { class: 'all' }, button('Switch all off', switchOff(''))))
  list.replaceChildren(...(rows.length > 0 ? rows : [element('li', { class: 'muted' }, 'Nothing goes wrong.')]))
  if (focused) (list.querySelector('button') ?? byId('fault-kind')).focus()
}

function row({ id, spec, met }) {
  const { kind, provider = 'every provider', route = 'every route', nth, times = 1, ...own } = spec
  const when = (nth === undefined ? '' : 'from number ' + nth + ', ') + (times === 'always' ? 'always' : times + '×')
  const fields = Object.entries(own).map(([name, value]) => name + ' ' + value).join(', ')
  return element('li', { 'data-fault': kind },
    element('div', {},
      element('p', {}, element('span', { class: 'tag fault' }, kind), fields === '' ? undefined : ' ' + fields),
      element('p', { class: 'hint' }, [provider, route, when, 'met ' + met].join(' · '))),
    button('Switch off', switchOff('/' + id), { 'aria-label': 'Switch off ' + kind }))
}

const campaignRow = ({ spec, met }) =>
  element('li', { 'data-fault': 'random' }, element('div', {},
    element('p', {}, element('span', { class: 'tag fault' }, 'random'), ' ' + spec.rate * 100 + '% of requests'),
    element('p', { class: 'hint' }, spec.providers.join(', ') + ' · met ' + met)))

const switchOff = (path) => async () => {
  await call('DELETE', '/api/faults' + path).catch((error) => announce(error.message))
}
`
