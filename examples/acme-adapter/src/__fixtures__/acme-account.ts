import { randomBytes } from 'node:crypto'

/** A card as Acme keeps it. */
export interface StoredCard {
  readonly id: string
  readonly customer: string
  revision: number
  label: string | null
  readonly last_four: string
  expires: string
  readonly network: string
  status: 'active' | 'locked' | 'expired'
  readonly client_reference: string | null
}

/** One account at Acme, with everything that is true about it. */
export interface AcmeAccount {
  readonly keyId: string
  readonly secret: string
  readonly cards: Map<string, StoredCard>
  /** Card tokens that nobody has used yet. */
  readonly tokens: Set<string>
  /** Changes that were really made. */
  readonly effects: { added: number; changed: number; deleted: number }
  /** Cards that somebody else changes right after the next time they are read. */
  readonly busy: Set<string>
}

export function openAccount(): AcmeAccount {
  return {
    keyId: `key_${madeUp()}`,
    secret: `made-up-secret-${madeUp()}`,
    cards: new Map(),
    tokens: new Set(),
    effects: { added: 0, changed: 0, deleted: 0 },
    busy: new Set(),
  }
}

export function storeCard(
  { cards }: AcmeAccount,
  card: Pick<StoredCard, 'customer' | 'label'> & Partial<StoredCard>,
): StoredCard {
  const stored: StoredCard = {
    id: `card_${madeUp()}`,
    revision: 1,
    last_four: '4242',
    expires: '2031-04',
    network: 'visa',
    status: 'active',
    client_reference: null,
    ...card,
  }
  cards.set(stored.id, stored)
  return stored
}

/** What the browser gets from Acme for a card that somebody typed in. */
export function issueToken({ tokens }: AcmeAccount): string {
  const token = `tok_${madeUp()}`
  tokens.add(token)
  return token
}

function madeUp(): string {
  return randomBytes(6).toString('hex')
}
