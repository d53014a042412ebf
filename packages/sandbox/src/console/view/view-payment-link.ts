import { showAmount } from '../../show-amount.js'

/** A payment link as the page shows it. */
export interface PaymentLinkView {
  readonly title: string
  /** Where the payer pays; empty when it is no address of this machine. */
  readonly url: string
  /** At least once. */
  readonly paid: boolean
  readonly record: object
}

type LinkRecord = Readonly<Record<string, unknown>>

export function viewPaymentLink(record: object): PaymentLinkView {
  const link = { ...record } as LinkRecord
  const title = firstText(link, ['description', 'ItemName', 'invoice_number', 'payment_id']) ?? 'Payment link'
  const amount = link['amount'] ?? link['ItemAmount']
  return {
    title: typeof amount === 'number' ? `${title}, ${showAmount(amount)}` : title,
    url: loopbackUrl(firstText(link, ['payment_link', 'Link']) ?? ''),
    paid: link['paid'] === true || Number(link['paidCount'] ?? 0) > 0,
    record,
  }
}

function firstText(record: LinkRecord, fields: readonly string[]): string | undefined {
  return fields
    .map((field) => record[field])
    .find((text): text is string => typeof text === 'string' && text !== '')
}

const loopbackUrl = (text: string): string =>
  URL.canParse(text) && new URL(text).protocol === 'http:' && new URL(text).hostname === '127.0.0.1'
    ? text
    : ''
