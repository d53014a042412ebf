import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { Backend, SeedCard, World } from '../world.js'

const key = 'made-up-key-of-tiny'

/** The provider of the tiny adapter, and a list of everything that was opened and not closed. */
export function tinyWorld(): World & { readonly open: World['open']; readonly running: Set<Backend> } {
  const running = new Set<Backend>()
  return {
    running,
    async open(cards) {
      const backend = await startTiny(cards, () => running.delete(backend))
      running.add(backend)
      return backend
    },
  }
}

async function startTiny(seeds: readonly SeedCard[], closed: () => void): Promise<Backend> {
  const cards = new Map(
    seeds.map(({ name, last4, expiry }) => {
      const id = `card-${last4}`
      return [id, { id, name, last4, expires: `${expiry.year}-${expiry.month}` }]
    }),
  )
  const effects = { updateCard: 0, addCard: 0, deleteCard: 0, createPaymentLink: 0 }

  const server = createServer((incoming, response) => {
    const reply = (status: number, body: object) => response.writeHead(status).end(JSON.stringify(body))
    const card = cards.get(incoming.url?.replace('/cards/', '') ?? '')
    if (incoming.headers['tiny-key'] !== key) return void reply(401, {})
    if (card === undefined) return void reply(404, {})
    if (incoming.method !== 'PUT') return void reply(200, card)
    void json(incoming).then((body) => {
      card.name = (body as { readonly name: string }).name
      effects.updateCard += 1
      reply(200, card)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const options = { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key }
  return {
    options,
    wrongOptions: { ...options, key: 'another-made-up-key' },
    credentials: [key],
    owner: 'anna',
    unknownCardId: 'card-0404',
    cardId: (id) => id,
    cards: () =>
      [...cards.values()].map(({ id, name, last4, expires: expiryText }) => {
        const [year, month] = expiryText.split('-').map(Number)
        return { key: id, name, last4, expiry: { month: month ?? 0, year: year ?? 0 }, expiryText, rest: {} }
      }),
    effects: () => ({ ...effects }),
    async close() {
      const end = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await end
      closed()
    },
  }
}
