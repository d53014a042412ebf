/** The cards of every provider, as they stand. */
export const cardsScript = `
import { byId, element, facts } from '/dom.js'

const panels = new Map()

export function showProviders(providers) {
  for (const provider of providers) {
    const panel = panels.get(provider.name) ?? addPanel(provider.name)
    panel.show(provider)
  }
}

function addPanel(name) {
  const count = element('p', { class: 'muted' })
  const body = element('div', { class: 'cards' })
  byId('providers').append(
    element('section', { class: 'panel provider', 'data-provider': name, 'aria-label': name },
      element('div', { class: 'panel-head' },
        element('h2', { class: 'provider-name' }, name), count), body))
  const panel = { show: createView(body, count) }
  panels.set(name, panel)
  return panel
}

function createView(body, count) {
  let before = ''
  const known = new Map()
  return ({ cards, paymentLinks, effects }) => {
    const now = JSON.stringify([cards, paymentLinks, effects])
    if (now === before) return
    const first = before === ''
    before = now
    count.textContent = cards.length === 1 ? '1 card' : cards.length + ' cards'

    const open = new Set([...body.querySelectorAll('details[open]')].map((node) => node.dataset.key))
    const focused = document.activeElement?.closest?.('details')?.dataset.key
    const items = [
      ...cards.map((card, index) => ({ key: 'card ' + index, item: card, view: cardItem(card) })),
      ...paymentLinks.map((link, index) => ({ key: 'link ' + index, item: link, view: linkItem(link) })),
      ...(effects.length === 0 ? [] : [{ key: 'applied', item: '', view: appliedItem(effects) }]),
    ]
    for (const { key, item, view } of items) {
      const text = JSON.stringify(item)
      view.dataset.key = key
      view.open = open.has(key)
      if (!first && known.get(key) !== text) view.classList.add('fresh')
      known.set(key, text)
    }
    const views = items.map(({ view }) => view)
    body.replaceChildren(...(cards.length > 0 ? views : [element('p', { class: 'muted none' }, 'No cards'), ...views]))
    if (focused !== undefined) {
      const again = [...body.children].find((node) => node.dataset.key === focused)
      again?.querySelector('summary').focus({ preventScroll: true })
    }
  }
}

function cardItem(card) {
  const flags = card.flags.map((flag) => element('span', { class: 'tag warn' }, flag))
  return element('details', { class: 'card' },
    element('summary', {},
      element('span', { class: 'card-name' }, card.name),
      element('span', { class: 'card-face' }, card.brand + ' •••• ' + card.lastFour),
      element('span', { class: 'card-expiry' }, card.expiry),
      ...(flags.length > 0 ? [element('span', { class: 'flags' }, ...flags)] : [])),
    facts(Object.entries(card.record)))
}

function linkItem(link) {
  const state = link.paid ? element('span', { class: 'tag ok' }, 'paid') : element('span', { class: 'tag' }, 'open')
  const url = link.url === ''
    ? undefined
    : element('p', {}, element('a', { href: link.url, target: '_blank', rel: 'noreferrer noopener' }, 'Open the payment page'))
  return element('details', { class: 'card link' },
    element('summary', {},
      element('span', { class: 'card-name' }, link.title),
      element('span', { class: 'card-face' }, 'payment link'),
      element('span', { class: 'card-expiry' }, state)),
    url, facts(Object.entries(link.record)))
}

// The ground truth: how often each change was really made, whatever was answered.
function appliedItem(effects) {
  const times = effects.reduce((sum, effect) => sum + effect.times, 0)
  return element('details', { class: 'card applied' },
    element('summary', {}, times === 1 ? '1 change applied' : times + ' changes applied'),
    facts(effects.map(({ change, subject, times }) => [change, times + '× ' + subject])))
}
`
