import { storeCard, type AcmeAccount, type StoredCard } from './acme-account.js'

/** A request that was authenticated. */
export interface AcmeRequest {
  readonly method: string
  readonly url: URL
  readonly body: Readonly<Record<string, unknown>>
}

export interface AcmeReply {
  readonly status: number
  readonly body: object
}

const pageSize = 2

/** What Acme answers. The README of this folder is the documentation that it follows. */
export function answerOf(account: AcmeAccount, request: AcmeRequest): AcmeReply {
  const path = /^\/v1\/customers\/([\w-]{1,64})\/cards(?:\/(\w+))?$/.exec(request.url.pathname)
  if (path === null) return failure(404, 'path_unknown', 'There is nothing at this address.')
  const [, customer = '', id] = path
  if (id === undefined) return answerOfCards(account, customer, request)

  const card = account.cards.get(id)
  if (card?.customer !== customer) return failure(404, 'card_unknown', 'The customer has no such card.')
  return answerOfCard(account, card, request)
}

function answerOfCards(
  account: AcmeAccount,
  customer: string,
  { method, url, body }: AcmeRequest,
): AcmeReply {
  if (method === 'GET') return page(account, customer, url.searchParams.get('after'))
  if (method !== 'POST') return failure(405, 'method_unknown', 'Cards are listed and added here.')

  const { token, label = null, client_reference = null } = body
  if (typeof token !== 'string' || !account.tokens.delete(token)) {
    return failure(422, 'token_invalid', 'The card token is unknown, or was used before.')
  }
  account.effects.added += 1
  const card = storeCard(account, {
    customer,
    label: label as string | null,
    client_reference: client_reference as string | null,
  })
  return { status: 201, body: { card: shown(card) } }
}

function answerOfCard(account: AcmeAccount, card: StoredCard, { method, body }: AcmeRequest): AcmeReply {
  switch (method) {
    case 'GET': {
      const reply = { status: 200, body: { card: shown(card) } }
      if (account.busy.delete(card.id)) card.revision += 1
      return reply
    }
    case 'PATCH':
      return change(account, card, body)
    case 'DELETE':
      if (card.status === 'locked') return locked()
      account.cards.delete(card.id)
      account.effects.deleted += 1
      return { status: 200, body: { deleted: true } }
    default:
      return failure(405, 'method_unknown', 'A card is read, changed and deleted here.')
  }
}

function change(account: AcmeAccount, card: StoredCard, body: AcmeRequest['body']): AcmeReply {
  const { revision, label, expires } = body
  if (card.status === 'locked') return locked()
  if (revision !== card.revision)
    return failure(409, 'revision_stale', 'The card has another revision by now.')
  if (label !== undefined && (typeof label !== 'string' || label.length > 40)) {
    return failure(422, 'label_invalid', 'A label has 40 characters at most.')
  }
  if (expires !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(String(expires))) {
    return failure(422, 'expires_invalid', 'A card expires in a month, such as 2031-04.')
  }
  if (label !== undefined) card.label = label
  if (expires !== undefined) card.expires = String(expires)
  card.revision += 1
  account.effects.changed += 1
  return { status: 200, body: { card: shown(card) } }
}

function page({ cards }: AcmeAccount, customer: string, after: string | null): AcmeReply {
  const own = [...cards.values()].filter((card) => card.customer === customer)
  const start = own.findIndex(({ id }) => id === after) + 1
  const some = own.slice(start, start + pageSize)
  const next = start + pageSize < own.length ? some.at(-1)?.id : null
  return { status: 200, body: { cards: some.map(shown), next } }
}

function shown({ customer: _, ...card }: StoredCard): object {
  return card
}

/** Acme's one failure that comes with HTTP 200. */
function locked(): AcmeReply {
  return failure(200, 'card_locked', 'The card is under review.')
}

export function failure(status: number, code: string, message: string): AcmeReply {
  return { status, body: { error: { code, message } } }
}
