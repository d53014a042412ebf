import type { Clock } from '../../clock.js'
import { HostedLink } from '../../links/hosted-link.js'
import type { Card } from '../../model/card.js'
import type { MemoryCardFields } from './memory-cards.js'

/** What the cardholder does on a page, and what the card shows afterwards. */
export type FinishPage = (entered: MemoryCardFields) => Card

/** How long a link to a hosted page lives. */
const lifeMs = 30 * 60_000

interface Page {
  readonly finish: FinishPage
  readonly isOver: () => boolean
}

/** The hosted pages that are open. Each can be finished once. */
export class MemoryPages {
  readonly #pages = new Map<string, Page>()

  open(name: string, clock: Clock, finish: FinishPage): HostedLink {
    const link = new HostedLink(`https://cards.memory.test/${name}`, clock.now() + lifeMs)
    this.#pages.set(link.url, { finish, isOver: () => link.isExpired(clock) })
    return link
  }

  finish(url: string, entered: MemoryCardFields): Card {
    const page = this.#pages.get(url)
    // A link is a secret, also in a test's report.
    if (page === undefined)
      throw new Error('No page is open at this link: it is finished, or of another provider.')
    if (page.isOver()) throw new Error('The link has expired: the cardholder cannot finish any more.')
    const card = page.finish(entered)
    this.#pages.delete(url)
    return card
  }
}
