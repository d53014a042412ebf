/** The live list: newest first, and what somebody reads stays where it is. */
export const requestsScript = `
import { announce, byId } from '/dom.js'
import { requestRow, spoken } from '/request-row.js'

const keep = 200
const list = byId('request-list')
const newer = byId('newer')
let waiting = []
let last = 0
let unseen = 0

export function addRequest(request, isNew) {
  if (request.number <= last) return
  last = request.number
  waiting.push({ request, isNew })
  if (waiting.length > keep) waiting.shift()
  if (waiting.length === 1) requestAnimationFrame(paint)
}

export function clearRequests(forgetNumbers) {
  waiting = []
  if (forgetNumbers) last = 0
  list.replaceChildren()
  showSeen()
  showCount()
}

function paint() {
  const arrived = waiting
  waiting = []
  if (arrived.length === 0) return
  const reading = isReading()
  const [first] = list.children
  const top = first?.getBoundingClientRect().top
  list.prepend(...arrived.map(({ request }) => requestRow(request)).reverse())
  if (reading) {
    holdStill(first.getBoundingClientRect().top - top)
    unseen += arrived.length
    newer.textContent = unseen + ' new ↑'
    newer.hidden = false
  }
  while (list.children.length > keep) list.lastElementChild.remove()
  showCount()
  for (const { request, isNew } of arrived) if (isNew) announce(spoken(request))
}

// Scrolls by what was put above, if need be into room that is made for it.
function holdStill(added) {
  const wanted = list.scrollTop + added
  const { offsetTop, offsetHeight } = list.lastElementChild
  list.style.paddingBottom = Math.max(0, wanted + list.clientHeight - offsetTop - offsetHeight) + 'px'
  list.scrollTop = wanted
}

const isReading = () =>
  list.children.length > 0 &&
  (list.scrollTop > 0 || list.querySelector('details[open]') !== null || list.contains(document.activeElement))

function showCount() {
  const { length } = list.children
  byId('no-requests').hidden = length > 0
  byId('request-count').textContent = length === 0 ? 'none yet' : length < keep ? length : 'the last ' + keep
}

function showSeen() {
  unseen = 0
  newer.hidden = true
  list.style.paddingBottom = ''
}

newer.addEventListener('click', () => {
  list.scrollTop = 0
  list.querySelector('summary')?.focus({ preventScroll: true })
  showSeen()
})
list.addEventListener('scroll', () => { if (list.scrollTop === 0) showSeen() })
`
