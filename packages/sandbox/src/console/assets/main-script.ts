/** Brings the parts together, and keeps them up to date by server-sent events. */
export const mainScript = `
import { showProviders } from '/cards.js'
import { setUpControls, showClock } from '/controls.js'
import { byId, pretty } from '/dom.js'
import { setUpFaultForm } from '/fault-form.js'
import { showFaults } from '/faults.js'
import { addRequest, clearRequests } from '/requests.js'
import { createStateReader } from '/server.js'

const readState = createStateReader((state) => {
  showClock(state)
  showProviders(state.providers)
  showFaults(state)
  byId('config').textContent = pretty(state.config)
})

function connection(state, text) {
  const line = byId('connection')
  line.dataset.state = state
  line.textContent = text
}

let before
// What came before the page was there is shown, but not announced.
let caughtUp = false
const events = new EventSource('/api/events')
events.addEventListener('hello', ({ data }) => {
  const now = JSON.parse(data)
  if (before !== undefined && (before.run !== now.run || before.era !== now.era)) {
    clearRequests(before.run !== now.run)
  }
  before = now
  connection('live', 'Live')
})
events.addEventListener('request', ({ data }) => addRequest(JSON.parse(data), caughtUp))
events.addEventListener('state', () => {
  caughtUp = true
  readState()
})
events.addEventListener('reset', () => clearRequests(false))
events.addEventListener('error', () => connection('lost', 'Not connected'))

setUpControls()
setUpFaultForm().catch((error) => { byId('fault-form').textContent = error.message })
`
