import type { Adapter } from '@cardlane/core/adapter'
import type { Capabilities, Support } from 'cardlane'

const rows: Readonly<Record<string, (can: Capabilities) => Support>> = {
  'updateCard: name': (can) => can.updateCard.name,
  'updateCard: expiry': (can) => can.updateCard.expiry,
  'updateCard: verification': (can) => can.updateCard.verification,
  addCard: (can) => can.addCard,
  listCards: (can) => can.listCards,
  getCard: (can) => can.getCard,
  deleteCard: (can) => can.deleteCard,
  createPaymentLink: (can) => can.createPaymentLink,
}

const words: Readonly<Record<Support, string>> = { direct: 'direct', hosted: 'hosted page', unsupported: '–' }

/** What each adapter declares that it can, as rows of cells. */
export function capabilityRows(adapters: readonly Adapter[]): readonly (readonly string[])[] {
  const heading = ['', ...adapters.map(({ name }) => name)]
  const body = Object.entries(rows).map(([label, supportOf]) => [
    label,
    ...adapters.map(({ capabilities }) => words[supportOf(capabilities)]),
  ])
  return [heading, ...body]
}
