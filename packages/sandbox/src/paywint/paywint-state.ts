import { randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '@cardlane/core'
import type { EffectLog } from '../effect-log.js'
import { createSingleUseTokens } from '../single-use-tokens.js'
import { typedInCard, type PaywintCardRecord, type PaywintPurpose } from './paywint-card.js'
import type { PaywintPendingFlag } from './paywint-options.js'

/** A payment link that was created. Amounts are in major units, as Paywint takes them (US dollars). */
export interface PaywintPaymentLink {
  readonly payment_id: string
  readonly payment_link: string
  readonly user_id: string
  readonly amount: number
  readonly description: string | null
  readonly invoice_number: string | null
}

/** What a secure link will do once the cardholder finishes it; `card_id` is null on an add link. */
export interface SecureLink {
  readonly user_id: string
  readonly card_id: string | null
  readonly purpose: PaywintPurpose
}

interface Settings {
  readonly clock: Clock
  readonly effects: EffectLog
  readonly origin: string
  readonly cards: readonly PaywintCardRecord[]
  readonly newLinkVoidsOlder: boolean
  readonly pendingAfterAdd: readonly PaywintPendingFlag[]
}

const halfAnHour = 30 * 60 * 1000

export type PaywintState = ReturnType<typeof createPaywintState>

/** Everything the simulated Paywint remembers. */
export function createPaywintState(settings: Settings) {
  const { clock, effects, origin, newLinkVoidsOlder, pendingAfterAdd } = settings
  const cards = new Map(settings.cards.map((card) => [card.card_id, structuredClone(card)]))
  const paymentLinks: PaywintPaymentLink[] = []
  const secureLinks = createSingleUseTokens<SecureLink>({
    clock,
    lifetimeMs: halfAnHour,
    mint: () => randomBytes(24).toString('base64url'),
  })

  return {
    cards: () => structuredClone([...cards.values()]),
    paymentLinks: () => structuredClone(paymentLinks),
    getCard: (cardId: string) => cards.get(cardId),
    cardsOf: (userId: string) => [...cards.values()].filter((card) => card.user_id === userId),
    deleteCard(cardId: string): void {
      cards.delete(cardId)
      effects.record('card.deleted', cardId)
    },

    issueSecureLink(link: SecureLink): string {
      if (newLinkVoidsOlder) secureLinks.revoke((older) => older.user_id === link.user_id)
      const query = new URLSearchParams({ prd: '1' })
      if (link.card_id !== null) query.set('cardId', link.card_id)
      query.set('token', secureLinks.issue(link))
      effects.record('secure_link.created', link.card_id ?? link.user_id)
      return `${origin}/platform/add-card?${query.toString()}`
    },

    createPaymentLink(request: Omit<PaywintPaymentLink, 'payment_id' | 'payment_link'>): PaywintPaymentLink {
      const payment_id = randomUUID()
      const payment = {
        payment_id,
        payment_link: `${origin}/platform/pay?paymentId=${payment_id}`,
        ...request,
      }
      paymentLinks.push(payment)
      effects.record('payment_link.created', payment.invoice_number ?? payment_id)
      return payment
    },

    completeLink(url: string): void {
      const token = tokenOf(url, origin)
      const found = secureLinks.look(token)
      if ('problem' in found) throw new Error(`This Paywint secure link is ${found.problem}.`)
      const { user_id, card_id, purpose } = found.value
      if (card_id === null) {
        const added = withFlags(typedInCard({ user_id, card_id: randomUUID() }), pendingAfterAdd, true)
        cards.set(added.card_id, added)
        effects.record('card.added', added.card_id)
      } else {
        const card = cards.get(card_id)
        if (!card) throw new Error('The card of this Paywint secure link has been deleted.')
        cards.set(card_id, withFlags(card, clearedBy(purpose), false))
        effects.record('card.verified', card_id)
      }
      secureLinks.use(token)
    },
  }
}

function tokenOf(url: string, origin: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  return parsed?.origin === origin ? (parsed.searchParams.get('token') ?? '') : ''
}

const clearedBy = (purpose: PaywintPurpose): readonly PaywintPendingFlag[] => [
  purpose === 'PAYMENT' ? 'payment_confirm_required' : 'withdrawal_confirm_required',
  'card_images_required',
  'compliance_check_required',
]

/** `compliance_check_required` stays absent where a seeded card leaves it out. */
function withFlags(
  card: PaywintCardRecord,
  flags: readonly PaywintPendingFlag[],
  value: boolean,
): PaywintCardRecord {
  const present = flags.filter((flag) => value || card[flag] !== undefined)
  return { ...card, ...Object.fromEntries(present.map((flag) => [flag, value])) }
}
