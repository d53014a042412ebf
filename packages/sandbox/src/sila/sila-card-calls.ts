import type { z } from 'zod'
import type { ArrivedRequest } from '../route.js'
import { asLinked } from './sila-card.js'
import { done, failed, type SilaOutcome } from './sila-envelopes.js'
import type { SilaSettings } from './sila-options.js'
import { pageShape, type SilaShapes } from './sila-shapes.js'
import type { SilaState } from './sila-state.js'
import { validate } from './sila-validation.js'

interface Setup {
  readonly state: SilaState
  readonly shapes: SilaShapes
  readonly settings: SilaSettings
}

/** What one endpoint does with a request that is authenticated. */
export interface SilaCall<T> {
  readonly fields: z.ZodType<T>
  readonly act: (fields: T, request: ArrivedRequest) => SilaOutcome
}

/** The four card endpoints (docs.silamoney.com: link_card, get_cards, update_card, delete_card). */
export function createSilaCardCalls({ state, shapes, settings }: Setup) {
  const code = settings.cardErrorCode === '' ? {} : { error_code: settings.cardErrorCode }
  const unknownCard = failed(settings.unknownCardStatus, 'Card not found.', code)
  const nameTaken = failed(settings.duplicateNameStatus, 'A card with this name already exists.', code)

  const linkCard: SilaCall<z.infer<SilaShapes['linkCard']>> = {
    fields: shapes.linkCard,
    act({ card_name, token }) {
      const found = state.tokens.look(token)
      if ('problem' in found) return failed(400, `The card token is ${found.problem}.`)
      if (card_name && state.byName(card_name)) return nameTaken
      state.tokens.use(token)
      const card_details = asLinked(state.link(found.value, card_name))
      // Which values avs has is not documented; Y is what card networks call a match.
      return done('Card successfully linked.', { card_details, ...(settings.includeAvs && { avs: 'Y' }) })
    },
  }

  const getCards: SilaCall<z.infer<SilaShapes['getCards']>> = {
    fields: shapes.getCards,
    act({ card_type, page, per_page }, request) {
      const cards = state
        .cards()
        .filter((card) => !card_type || card.card_type.toLowerCase() === card_type.toLowerCase())
      const query = Object.fromEntries(new URLSearchParams(request.query))
      const asked = { query, body: { page, per_page }, none: {} }
      const read = validate(pageShape, asked[settings.paging])
      if (!read.ok) return read.outcome
      const wanted = settings.paging === 'none' ? { page: 1, per_page: cards.length || 1 } : read.value
      return done('Cards successfully retrieved.', pageOf(cards, wanted))
    },
  }

  const updateCard: SilaCall<z.infer<SilaShapes['updateCard']>> = {
    fields: shapes.updateCard,
    act({ card_id, card_name }) {
      const card = state.byId(card_id)
      if (!card) return unknownCard
      const holder = state.byName(card_name)
      if (holder && holder.card_id !== card.card_id) return nameTaken
      return done('Card successfully updated.', state.rename(card, card_name))
    },
  }

  const deleteCard: SilaCall<z.infer<SilaShapes['deleteCard']>> = {
    fields: shapes.deleteCard,
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
