import { failed } from '@cardlane/core/adapter'
import type { AcmeCard, AcmeCardPage } from './acme-schemas.js'

/** Reads every page of a list of cards. */
export async function readAllPages(
  readPage: (after: string | undefined) => Promise<AcmeCardPage>,
): Promise<readonly AcmeCard[]> {
  const cards: AcmeCard[] = []
  const read = new Set<string | undefined>()
  let after: string | undefined
  do {
    if (read.has(after)) throw samePageAgain()
    read.add(after)
    const page = await readPage(after)
    cards.push(...page.cards)
    after = page.next ?? undefined
  } while (after !== undefined)
  return cards
}

function samePageAgain() {
  return failed({
    code: 'unexpected_response',
    message: 'The provider names a page of the list as next that was read before.',
    outcome: 'not_applied',
    hint: 'Call again; if it stays so, the provider may have changed its API.',
  })
}
