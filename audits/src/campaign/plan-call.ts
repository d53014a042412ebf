import type { CardChanges } from '@cardlane/core'
import type { Ask, Target } from './ask.js'
import type { Draw } from './draw.js'
import type { CallPlan } from './run.js'
import type { Holder, Stage, TrueCard } from './stage.js'

export interface PlanContext {
  readonly stage: Stage
  readonly holder: Holder
  /** The holder's cards at this moment. */
  readonly cards: readonly TrueCard[]
  /** Ids that do not rotate, by the card's key, as the library gave them. */
  readonly knownIds: ReadonlyMap<string, string>
  /** Unique for the holder: it stands in names, descriptions and invoice numbers. */
  readonly number: number
}

/** What a draw means for the cards that there are now. */
export function planCall(draw: Draw, context: PlanContext): CallPlan {
  const { deadlineMs, byInstance = false, abortsAfterMs } = draw
  const ask = askOf(draw, context)
  return { ask, deadlineMs, byInstance, ...(abortsAfterMs !== undefined && { abortsAfterMs }) }
}

function askOf(draw: Draw, context: PlanContext): Ask {
  const { holder, stage, cards, number } = context
  const { owner } = holder
  const card = cards[Math.floor(draw.which * cards.length)]
  const operation = fitting(draw.operation, cards.length, stage.room)

  if (operation === 'listCards') return { operation, owner }
  if (operation === 'createPaymentLink') {
    const currency = stage.currencies[Math.floor(draw.currency * stage.currencies.length)] ?? 'USD'
    return {
      ...{ operation, owner, amount: { minor: draw.minor, currency } },
      description: `Order of ${holder.name}, no. ${number}`,
      ...(draw.withInvoice && { invoiceNumber: `${holder.name}-${number}` }),
    }
  }
  if (operation === 'addCard' || card === undefined) return addition(context)
  const target = targetAt(card, draw, context)
  return operation === 'updateCard'
    ? { operation, target, set: changes(draw, context) }
    : { operation, target }
}

/** Without cards one has to be added first, and with too many one has to go. */
function fitting(operation: Draw['operation'], count: number, room: number): Draw['operation'] {
  return operation === 'addCard' && count >= room ? 'deleteCard' : operation
}

function addition({ stage, holder, cards, number }: PlanContext): Ask {
  const taken = new Set(cards.map(({ last4 }) => last4))
  const free = Array.from({ length: 10 }, (_, step) => String((number + step) % 10_000).padStart(4, '0'))
  const token = stage.cardToken(free.find((last4) => !taken.has(last4)) ?? '0000')
  const operation = 'addCard'
  if (token === undefined) return { operation, owner: holder.owner }
  return { operation, owner: holder.owner, card: { token, name: nameOf(holder, number) } }
}

function targetAt(card: TrueCard, draw: Draw, { stage, holder, knownIds }: PlanContext): Target {
  const known = stage.idsRotate && !draw.byRotatingId ? knownIds.get(card.key) : undefined
  const ref = { owner: holder.owner, id: known ?? card.id }
  return { subject: card.subject, ref, rotates: stage.idsRotate && known === undefined }
}

/** Where the expiry cannot be changed, it is asked for beside a name only: once in a while, to see it refused. */
function changes(draw: Draw, { stage, holder, number }: PlanContext): CardChanges {
  const name = nameOf(holder, number)
  const expiry = { month: draw.month, year: draw.year }
  if (draw.fields === 'both') return { name, expiry }
  return draw.fields === 'expiry' && !stage.impossible.has('expiry') ? { expiry } : { name }
}

const nameOf = ({ name }: Holder, number: number): string => `${name} no. ${number} çü`
