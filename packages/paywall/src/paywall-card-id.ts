import { createHash } from 'node:crypto'
import type { PaywallCard } from './paywall-schemas.js'

/**
 * An id for a card that stays when `UniqueCode` rotates: a hash of what no update can change and every answer shows, the
 * owner, the first six and the last four digits.
 */
export function paywallCardId(
  owner: string,
  { CardBin, CardLastFour }: Pick<PaywallCard, 'CardBin' | 'CardLastFour'>,
): string {
  const text = JSON.stringify([owner, CardBin, CardLastFour])
  return `pwc_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
}
