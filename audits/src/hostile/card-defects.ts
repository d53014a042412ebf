import { isRecord, isText, shown, unknownKeys } from './records.js'

const texts = ['name', 'brand', 'funding', 'holder', 'country', 'currency', 'providerId']
const actions = new Set<unknown>([
  'upload_images',
  'confirm_payment',
  'confirm_withdrawal',
  'compliance_check',
])
const limits = new Set<unknown>(['blocked', 'expired', 'inactive', 'daily_payment_limit'])

/** What is wrong with a card, by the contract of `Card`. */
export function cardDefects(card: unknown): readonly string[] {
  if (!isRecord(card)) return ['a card that is no object']
  const { ref, last4, expiry, requiredActions } = card
  return [
    ...unknownKeys(card, ['ref', 'last4', 'expiry', 'requiredActions', 'limits', ...texts]),
    ...(isRecord(ref) && isText(ref['owner']) && isText(ref['id']) ? [] : ['a card without a ref']),
    ...(last4 === undefined || (typeof last4 === 'string' && /^\d{4}$/.test(last4))
      ? []
      : [`last4 ${shown(last4)}`]),
    ...(expiry === undefined || isExpiry(expiry) ? [] : [`expiry ${shown(expiry)}`]),
    ...texts.filter((key) => key in card && !isText(card[key])).map((key) => `${key} ${shown(card[key])}`),
    ...(isListOf(actions, requiredActions) && isListOf(limits, card['limits'])
      ? []
      : ['a list with something unknown']),
  ]
}

function isExpiry(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { month, year } = value
  return isWithin(month, 1, 12) && isWithin(year, 1000, 9999)
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

function isListOf(known: ReadonlySet<unknown>, value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => known.has(each))
}
