/** One request of the list; what is inside is made when it is opened. */
export const requestRowScript = `
import { copyButton, element, facts, pretty } from '/dom.js'

export function requestRow(request) {
  const details = element('details', {}, element('summary', {}, ...headline(request)))
  details.addEventListener('toggle', () => {
    if (details.children.length === 1) details.append(inside(request))
  })
  return element('li', { 'data-number': request.number }, details)
}

export function spoken({ provider, method, path, status, verdict, effects, fault }) {
  const changed = effects.map(({ change }) => change).join(', ')
  return [
    provider + ' ' + method + ' ' + path, statusText(status), verdict,
    changed && 'changed ' + changed, fault && 'met the fault ' + fault,
  ].filter(Boolean).join(', ')
}

const statusText = (status) => (status === 0 ? 'no answer' : String(status))

function headline(request) {
  const { at, provider, method, path, status, verdict, effects, fault } = request
  const notes = [
    ...effects.map(({ change }) => element('span', { class: 'tag ok' }, change)),
    ...(fault === undefined ? [] : [element('span', { class: 'tag fault' }, 'fault ' + fault)]),
  ]
  return [
    element('time', { datetime: at, class: 'when' }, timeOf(at)),
    element('span', { class: 'from' }, provider),
    element('span', { class: 'method' }, method),
    element('span', { class: 'what' }, element('span', { class: 'path' }, path),
      ...(notes.length > 0 ? [element('span', { class: 'notes' }, ...notes)] : [])),
    element('span', { class: 'status ' + statusClass(status) }, statusText(status)),
    element('span', { class: 'verdict ' + verdictClass(verdict) }, verdict),
  ]
}

function inside(request) {
  const { explanation, effects, headers, body, curl } = request
  return element('div', { class: 'inside' },
    ...(explanation === undefined ? [] : [
      element('h3', {}, 'Why it was refused'), element('pre', { class: 'explanation', tabindex: '0' }, explanation)]),
    ...(effects.length === 0 ? [] : [
      element('h3', {}, 'What it changed'), facts(effects.map(({ change, subject }) => [change, subject]))]),
    element('h3', {}, 'Headers'), facts(Object.entries(headers)),
    element('h3', {}, 'Body'),
    body === null ? element('p', { class: 'muted' }, 'empty') : element('pre', { tabindex: '0' }, pretty(body)),
    element('p', { class: 'row' }, copyButton('Copy as curl', () => curl)))
}

const timeOf = (at) => new Date(at).toLocaleTimeString('en-GB')

function statusClass(status) {
  if (status === 0 || status >= 500) return 'bad'
  return status >= 400 ? 'warn' : 'ok'
}

function verdictClass(verdict) {
  if (verdict.startsWith('refused')) return 'bad'
  return verdict === 'authenticated' ? 'ok' : 'plain'
}
`
