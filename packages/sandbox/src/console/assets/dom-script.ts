/** Building blocks of the page. Text only ever becomes a text node, so nothing that is shown can act. */
export const domScript = `
export const byId = (id) => document.getElementById(id)

// element('p', { class: 'hint' }, 'text', otherElement); an attribute that is undefined is left out.
export function element(tag, attributes, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) node.setAttribute(name, value)
  }
  node.append(...children.filter((child) => child !== undefined))
  return node
}

export function button(label, onPress, attributes = {}) {
  const node = element('button', { type: 'button', ...attributes }, label)
  node.addEventListener('click', onPress)
  return node
}

let silence
const waiting = []

// Says things to a screen reader, together and not more often than it can follow.
export function announce(text) {
  waiting.push(text)
  silence ??= setTimeout(() => {
    silence = undefined
    const said = waiting.splice(0)
    const last = said[said.length - 1]
    byId('announcement').textContent = said.length === 1 ? last : said.length + ' events. The last: ' + last
  }, 1000)
}

export function copyButton(label, text) {
  const node = button(label, () => copy(node, text()))
  return node
}

export async function copy(node, text) {
  const label = node.dataset.label ?? node.textContent
  node.dataset.label = label
  try {
    await navigator.clipboard.writeText(text)
    node.textContent = 'Copied'
  } catch {
    node.textContent = 'Not allowed'
  }
  announce(label + ': ' + node.textContent)
  setTimeout(() => { node.textContent = label }, 1500)
}

export const pretty = (value) => JSON.stringify(value, null, 2)

// A table of names and values.
export function facts(entries) {
  const rows = entries.map(([name, value]) =>
    element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, shown(value))))
  return element('table', { class: 'facts' }, element('tbody', {}, ...rows))
}

const shown = (value) => (typeof value === 'string' ? value : JSON.stringify(value))
`
