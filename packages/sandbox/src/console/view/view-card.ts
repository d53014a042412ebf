/** A card as the page shows it: what people look for first, and the provider's own record. */
export interface CardView {
  readonly id: string
  readonly name: string
  readonly lastFour: string
  readonly brand: string
  /** `MM/YYYY` or `MM/YY`, as the provider has it. */
  readonly expiry: string
  /** The provider's own flags that are set, such as `payment_confirm_required`. */
  readonly flags: readonly string[]
  readonly record: object
}

type CardRecord = Readonly<Record<string, unknown>>

/** Under which names the providers keep the same thing. */
const names = {
  id: ['card_id', 'UniqueCode'],
  name: ['card_nick_name', 'card_name', 'Name'],
  lastFour: ['card_number', 'card_last_4', 'CardLastFour'],
  brand: ['card_network', 'CardType', 'card_type'],
  expiry: ['card_exp', 'expiration'],
} as const

export function viewCard(record: object): CardView {
  const card = { ...record } as CardRecord
  const read = (name: keyof typeof names): string => firstOf(card, names[name])
  return {
    id: read('id'),
    name: read('name'),
    // A provider that keeps them as a number loses the zeros in front.
    lastFour: read('lastFour').padStart(4, '0'),
    brand: read('brand'),
    expiry: read('expiry') || monthAndYear(card),
    flags: Object.keys(card).filter(
      (field) => card[field] === true && /required|blocked|limited/.test(field),
    ),
    record,
  }
}

function firstOf(record: CardRecord, fields: readonly string[]): string {
  const value = fields.map((field) => record[field]).find((found) => found !== undefined)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function monthAndYear(card: CardRecord): string {
  const [month, year] = [firstOf(card, ['Month']), firstOf(card, ['Year'])]
  return month === '' ? '' : `${month.padStart(2, '0')}/${year}`
}
