import type { z } from 'zod'
import type { ArrivedRequest } from '../route.js'
import { asLinked } from './sila-card.js'
import { done, failed, type SilaOutcome } from './sila-envelopes.js'
import type { SilaSimulatorOptions } from './sila-options.js'
import type { SilaState } from './sila-state.js'
import * as shapes from './sila-validation.js'

type Settings = Pick<Required<SilaSimulatorOptions>, 'unknownCardStatus' | 'duplicateNameStatus'>

/** What one endpoint does with a request that has proved itself. */
export interface SilaCall<T> {
  readonly fields: z.ZodType<T>
  readonly act: (fields: T, request: ArrivedRequest) => SilaOutcome
}

/** The four card endpoints (docs.silamoney.com: link_card, get_cards, update_card, delete_card). */
export function createSilaCardCalls(state: SilaState, settings: Settings) {
  const unknownCard = failed(settings.unknownCardStatus, 'Card not found.')
  const nameTaken = failed(settings.duplicateNameStatus, 'A card with this name already exists.')

  const linkCard: SilaCall<z.infer<typeof shapes.linkCardFields>> = {
    fields: shapes.linkCardFields,
    act({ card_name, token }) {
      const found = state.tokens.look(token)
      if ('problem' in found) return failed(400, `The card token is ${found.problem}.`)
      if (state.byName(card_name)) return nameTaken
      state.tokens.use(token)
      const card_details = asLinked(state.link(card_name, found.value))
      return done('Card successfully linked.', { card_details })
    },
  }

  const getCards: SilaCall<z.infer<typeof shapes.getCardsFields>> = {
    fields: shapes.getCardsFields,
    act({ card_type }, request) {
      const query = shapes.validate(shapes.pageQuery, Object.fromEntries(new URLSearchParams(request.query)))
      if (!query.ok) return query.outcome
      const cards = state
        .cards()
        .filter((card) => !card_type || card.card_type.toLowerCase() === card_type.toLowerCase())
      return done('Cards successfully retrieved.', pageOf(cards, query.value))
    },
  }

  const updateCard: SilaCall<z.infer<typeof shapes.updateCardFields>> = {
    fields: shapes.updateCardFields,
    act({ card_id, card_name }) {
      const card = state.byId(card_id)
      if (!card) return unknownCard
      const holder = state.byName(card_name)
      if (holder && holder.card_id !== card.card_id) return nameTaken
      return done('Card successfully updated.', state.rename(card, card_name))
    },
  }

  const deleteCard: SilaCall<z.infer<typeof shapes.deleteCardFields>> = {
    fields: shapes.deleteCardFields,
    act({ card_name }) {
      const card = state.byName(card_name)
      if (!card) return unknownCard
      state.remove(card)
      return done(`Card ${card_name} has been successfully deleted.`)
    },
  }

  return { linkCard, getCards, updateCard, deleteCard }
}

function pageOf<T>(cards: readonly T[], { page, per_page }: { page: number; per_page: number }) {
  const shown = cards.slice((page - 1) * per_page, page * per_page)
  return {
    cards: shown,
    pagination: {
      returned_count: shown.length,
      total_count: cards.length,
      current_page: page,
      total_pages: Math.ceil(cards.length / per_page),
    },
  }
}
