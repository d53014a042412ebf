/** The clock, the buttons that change the state, and the configuration. */
export const controlsScript = `
import { announce, byId, copy } from '/dom.js'
import { attempt, call } from '/server.js'

export function setUpControls() {
  byId('clock-form').addEventListener('submit', async (event) => {
    event.preventDefault()
    const advance = byId('advance').value
    const done = await attempt(byId('state-problem'), () => call('POST', '/api/clock', { advance }))
    if (done) announce('The clock was advanced by ' + advance + '.')
  })
  byId('campaign-form').addEventListener('submit', (event) => {
    event.preventDefault()
    const rate = byId('rate').valueAsNumber / 100
    attempt(byId('campaign-problem'), () => call('POST', '/api/campaign', { rate }))
  })
  press('rotate', 'Every Paywall card has a new code.')
  press('reset', 'Everything is as it was at the beginning.', 'Forget all cards, links, faults and requests?')
  byId('copy-config').addEventListener('click', () => copy(byId('copy-config'), byId('config').textContent))
}

function press(name, said, question) {
  byId(name).addEventListener('click', async () => {
    if (question !== undefined && !confirm(question)) return
    const done = await attempt(byId('state-problem'), () => call('POST', '/api/' + name))
    if (done) announce(said)
  })
}

let clock
let readAt

export function showClock({ now, aheadMs }) {
  clock = Date.parse(now)
  readAt = performance.now()
  byId('ahead').textContent = aheadMs === 0 ? '' : inWords(aheadMs) + ' ahead'
  tick()
}

// Between two readings the page counts on by itself.
function tick() {
  if (clock === undefined) return
  const now = new Date(clock + performance.now() - readAt)
  byId('now').textContent = now.toLocaleString('sv-SE')
  byId('now').setAttribute('datetime', now.toISOString())
}
setInterval(tick, 1000)

function inWords(ms) {
  const parts = [['d', 86400000], ['h', 3600000], ['m', 60000], ['s', 1000]].flatMap(([unit, size]) => {
    const count = Math.floor(ms / size)
    ms -= count * size
    return count === 0 ? [] : [count + unit]
  })
  return parts.length === 0 ? ms + 'ms' : parts.slice(0, 2).join(' ')
}
`
