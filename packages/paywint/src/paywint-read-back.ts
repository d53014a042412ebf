import type { Card } from '@cardlane/core'
import { jsonAmount, type CheckedRequest, type ReadBackResult } from '@cardlane/core/adapter'
import { paymentsPerPage } from './paywint-api.js'
import type { PaywintPayment } from './paywint-schemas.js'

/** What the cards show of a deletion whose answer is lost. UUIDs are the same in either case. */
export function readBackDeletion(cards: readonly Card[], id: string): ReadBackResult<unknown> {
  const left = cards.some(({ ref }) => ref.id.toLowerCase() === id.toLowerCase())
  return left ? { outcome: 'not_applied' } : { outcome: 'applied', result: undefined }
}

/** No more than 1,000 payments are read. */
const maxPages = 10

/** How far Paywint's clock may be behind the machine's for a payment to count as made by this call, in milliseconds. */
const clockToleranceMs = 5 * 60_000

interface Lost {
  readonly payment: CheckedRequest<'createPaymentLink'>
  /** When the link was asked for, in epoch milliseconds. */
  readonly askedAt: number
  readonly unpaidLinksListed: boolean
  readonly readPage: (page: number) => Promise<readonly PaywintPayment[]>
}

/** What the user's payments show of a payment link whose answer is lost. They hold its payment, but not its address. */
export async function readBackPaymentLink({
  payment,
  askedAt,
  unpaidLinksListed,
  readPage,
}: Lost): Promise<ReadBackResult<never>> {
  const { invoiceNumber, amount } = payment
  if (invoiceNumber === undefined) return { outcome: 'unknown' }

  for (let page = 1; page <= maxPages; page += 1) {
    const payments = await readPage(page)
    const found = payments.find(({ invoice_no: invoice }) => invoice === invoiceNumber)
    if (found !== undefined) {
      const isThis =
        found.amount === jsonAmount(amount) && isSince(found.created_at, askedAt - clockToleranceMs)
      return isThis ? { outcome: 'applied', hint: addressLost } : { outcome: 'unknown' }
    }
    if (payments.length < paymentsPerPage) return { outcome: unpaidLinksListed ? 'not_applied' : 'unknown' }
  }
  return { outcome: 'unknown' }
}

function isSince(date: string | null | undefined, since: number): boolean {
  return Date.parse(date ?? '') >= since
}

const addressLost =
  'The link exists, but its address is lost: look the payment up at Paywint by its invoice number before you make another.'
