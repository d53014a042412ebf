import { isDeepStrictEqual } from 'node:util'
import { HostedLink, type Operation } from '@cardlane/core'
import { cardDefects } from './card-defects.js'
import { isRecord, isText, shown, unknownKeys } from './records.js'

/** What is wrong with a result: it must be neutral, frozen and the same when it has been through JSON. */
export function resultDefects(operation: Operation, result: unknown): readonly string[] {
  if (!isRecord(result)) return ['a result that is no object']
  const { meta, ...outcome } = result
  return [
    ...shapeDefects(operation, outcome),
    ...metaDefects(meta),
    ...frozenDefects(result),
    ...jsonDefects(outcome),
  ]
}

function shapeDefects(operation: Operation, outcome: Record<string, unknown>): readonly string[] {
  const { status, card, cards, link } = outcome
  switch (`${operation} ${typeof status === 'string' ? status : ''}`) {
    case 'updateCard updated':
      return [...unknownKeys(outcome, ['status', 'card', 'applied']), ...cardDefects(card)]
    case 'updateCard unchanged':
    case 'addCard added':
      return [...unknownKeys(outcome, ['status', 'card']), ...cardDefects(card)]
    case 'updateCard action_required':
    case 'addCard action_required':
      return [...unknownKeys(outcome, ['status', 'link', 'deferred']), ...linkDefects(link)]
    case 'createPaymentLink created':
      return [
        ...unknownKeys(outcome, ['status', 'link', 'paymentId']),
        ...linkDefects(link),
        ...paymentIdDefects(outcome),
      ]
    case 'listCards ':
      return Array.isArray(cards) ? cards.flatMap(cardDefects) : ['no list of cards']
    case 'getCard ':
      return [...unknownKeys(outcome, ['card']), ...cardDefects(card)]
    case 'deleteCard deleted':
      return unknownKeys(outcome, ['status', 'card'])
    default:
      return [`status ${shown(status)}`]
  }
}

function linkDefects(link: unknown): readonly string[] {
  if (!(link instanceof HostedLink)) return ['no hosted link']
  const { protocol, hostname, username } = new URL(link.url)
  // The provider is on loopback here, so its links may be.
  const trusted = /\.(?:paywint\.com|itspaywall\.com)$|^(?:\[::1\]|127\.0\.0\.1|localhost)$/.test(hostname)
  return protocol === 'https:' && trusted && username === '' ? [] : [`a link to ${hostname}`]
}

function paymentIdDefects({ paymentId }: Record<string, unknown>): readonly string[] {
  return paymentId === undefined || isText(paymentId) ? [] : [`payment id ${shown(paymentId)}`]
}

function metaDefects(meta: unknown): readonly string[] {
  if (!isRecord(meta)) return ['no meta']
  const { reference, attempts, durationMs } = meta
  const right = typeof reference === 'string' && Number.isInteger(attempts) && Number.isFinite(durationMs)
  return right ? [] : ['a meta that says nothing']
}

function frozenDefects(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(frozenDefects)
  return Object.isFrozen(value) ? inside : ['a part that is not frozen', ...inside]
}

/** A link is told by its host alone, so it is compared by what it says of itself. */
function jsonDefects(outcome: Record<string, unknown>): readonly string[] {
  const { link, ...plain } = outcome
  const told = JSON.stringify(link) as string | undefined
  const safe = isDeepStrictEqual(JSON.parse(JSON.stringify(plain)), plain)
  return [
    ...(safe ? [] : ['a result that JSON changes']),
    ...(told?.includes('?') === true ? ['a link that JSON tells'] : []),
  ]
}
