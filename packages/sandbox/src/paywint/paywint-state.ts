import type { Clock } from '@cardlane/core'
import type { EffectLog } from '../effect-log.js'
import type { SeededRandom } from '../seeded-random.js'
import { createSingleUseTokens } from '../single-use-tokens.js'
import { typedInCard, type PaywintCardRecord, type PaywintPurpose } from './paywint-card.js'
import type { PaywintPendingFlag, PaywintSettings } from './paywint-options.js'
import type { PaywintSnapshot } from './paywint-snapshot.js'

/** A payment link that was created. Amounts are in major units, as Paywint takes them (US dollars). */
export interface PaywintPaymentLink {
  readonly payment_id: string
  readonly payment_link: string
  readonly user_id: string
  readonly amount: number
  readonly description: string | null
  readonly invoice_number: string | null
  /** Whether somebody has paid on the page behind the link. */
  readonly paid: boolean
  /** In epoch milliseconds of the sandbox's clock. */
  readonly created_at: number
  /** In epoch milliseconds of the sandbox's clock; absent where it works for ever. */
  readonly expires_at?: number
}

/** What a secure link will do once the cardholder finishes it; `card_id` is null on an add link. */
export interface SecureLink {
  readonly user_id: string
  readonly card_id: string | null
  readonly purpose: PaywintPurpose
}

interface Settings extends Pick<PaywintSettings, 'cards' | 'newLinkVoidsOlder' | 'pendingAfterAdd'> {
  readonly clock: Clock
  readonly random: SeededRandom
  readonly effects: EffectLog
  readonly origin: string
  readonly knownUsers: Set<string>
  readonly paymentLinkLifeMs: number
}

const halfAnHour = 30 * 60 * 1000

export type PaywintState = ReturnType<typeof createPaywintState>

/** Everything the simulated Paywint remembers. */
export function createPaywintState(settings: Settings) {
  const { clock, random, effects, origin, knownUsers, newLinkVoidsOlder, pendingAfterAdd } = settings
  const usersFromTheStart = [...knownUsers]
  const cards = new Map(settings.cards.map((card) => [card.card_id, structuredClone(card)]))
  const payments = new Map<string, PaywintPaymentLink>()
  const linkTo = (paymentId: string): string => `${origin}/platform/pay?paymentId=${paymentId}`
  const secureLinks = createSingleUseTokens<SecureLink>({
    clock,
    lifetimeMs: halfAnHour,
    mint: () => random.bytes(24).toString('base64url'),
  })

  const finishLink = (token: string, typed: Partial<PaywintCardRecord> = {}): void => {
    const found = secureLinks.look(token)
    if ('problem' in found) throw new Error(`This Paywint secure link is ${found.problem}.`)
    const { user_id, card_id, purpose } = found.value
    if (card_id === null) {
      const typedIn = { ...typedInCard({ user_id, card_id: random.uuid() }), ...typed }
      const added = withFlags(typedIn, pendingAfterAdd, true)
      cards.set(added.card_id, added)
      effects.record('card.added', added.card_id)
    } else {
      const card = cards.get(card_id)
      if (!card) throw new Error('The card of this Paywint secure link has been deleted.')
      cards.set(card_id, withFlags(card, clearedBy(purpose), false))
      effects.record('card.verified', card_id)
    }
    secureLinks.use(token)
  }

  return {
    cards: () => structuredClone([...cards.values()]),
    paymentLinks: () => structuredClone([...payments.values()]),
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
    /** What the token of a secure link still opens, or why it opens nothing. */
    secureLink: (token: string) => secureLinks.look(token),
    /** Does what the cardholder does on the page of a secure link; `typed` is what is not as usual. */
    finishLink,
    completeLink: (url: string): void => {
      finishLink(tokenOf(url, origin))
    },

    createPaymentLink(
      request: Omit<PaywintPaymentLink, 'payment_id' | 'payment_link' | 'paid' | 'created_at' | 'expires_at'>,
    ): PaywintPaymentLink {
      const payment_id = random.uuid()
      const expires_at = clock.now() + settings.paymentLinkLifeMs
      const payment = {
        ...{ payment_id, payment_link: linkTo(payment_id), ...request, paid: false },
        created_at: clock.now(),
        ...(Number.isFinite(expires_at) && { expires_at }),
      }
      payments.set(payment_id, payment)
      effects.record('payment_link.created', payment.invoice_number ?? payment_id)
      return payment
    },
    paymentLinksOf: (userId: string) => [...payments.values()].filter((link) => link.user_id === userId),
    payment: (paymentId: string) => payments.get(paymentId),
    hasExpired: (paymentId: string) => clock.now() >= (payments.get(paymentId)?.expires_at ?? Infinity),
    /** Whether one of the user's payment links has this invoice number. */
    hasInvoice: (userId: string, invoice: string) =>
      [...payments.values()].some((it) => it.user_id === userId && it.invoice_number === invoice),
    /** Does what the payer does on the page of a payment link. */
    pay(paymentId: string): void {
      const payment = payments.get(paymentId)
      if (!payment || payment.paid) throw new Error('This Paywint payment link is unknown or paid.')
      payments.set(paymentId, { ...payment, paid: true })
      effects.record('payment_link.paid', payment.invoice_number ?? paymentId)
    },

    snapshot: (): PaywintSnapshot => ({
      random: random.save(),
      users: [...knownUsers],
      cards: structuredClone([...cards.values()]),
      paymentLinks: structuredClone([...payments.values()]),
      secureLinks: secureLinks.save(),
      effects: effects.counted(),
    }),
    restore(saved: PaywintSnapshot): void {
      random.restore(saved.random)
      knownUsers.clear()
      for (const user of [...usersFromTheStart, ...saved.users]) knownUsers.add(user)
      cards.clear()
      for (const card of structuredClone(saved.cards)) cards.set(card.card_id, card)
      payments.clear()
      // The page may be behind another port than when the link was made.
      for (const payment of saved.paymentLinks) {
        payments.set(payment.payment_id, { ...payment, payment_link: linkTo(payment.payment_id) })
      }
      secureLinks.restore(saved.secureLinks)
      effects.restore(saved.effects)
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
