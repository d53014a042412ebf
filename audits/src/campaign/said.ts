import { isCardlaneError, type Card, type HostedLink, type Outcome } from '@cardlane/core'

/** What the library said of a call. */
export type Said =
  | {
      readonly kind: 'result'
      readonly status: string
      /** Every card that the result holds. */
      readonly cards: readonly Card[]
      readonly link?: HostedLink
    }
  | {
      readonly kind: 'error'
      readonly code: string
      readonly outcome: Outcome
      /** How far the attempt had come that failed. */
      readonly phase: string
      readonly attempts: number
      readonly message: string
    }
  /** Something was thrown that is no `CardlaneError`. */
  | { readonly kind: 'crash'; readonly message: string }
  /** Nothing was said, long after the deadline. */
  | { readonly kind: 'silence' }

/** Any result of any operation. */
export interface AnyResult {
  readonly status?: string
  readonly card?: unknown
  readonly cards?: readonly Card[]
  readonly link?: HostedLink
}

export function saidByResult({ status = 'read', card, cards, link }: AnyResult): Said {
  const own = isCard(card) ? [card] : []
  return { kind: 'result', status, cards: cards ?? own, ...(link && { link }) }
}

export function saidByError(error: unknown): Said {
  if (isCardlaneError(error)) {
    const { code, outcome, phase, attempts, message } = error
    return { kind: 'error', code, outcome, phase, attempts, message }
  }
  return { kind: 'crash', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

/** The column of the table that a call belongs to. */
export function columnOf(said: Said): 'ok' | Outcome | 'broken' {
  if (said.kind === 'result') return 'ok'
  return said.kind === 'error' ? said.outcome : 'broken'
}

export function describeSaid(said: Said): string {
  switch (said.kind) {
    case 'result':
      return `success (${said.status})`
    case 'error':
      return `${said.outcome} (${said.code}: ${said.message})`
    case 'crash':
      return `no CardlaneError: ${said.message}`
    case 'silence':
      return 'nothing'
  }
}

/** A deletion's result holds only the reference of a card. */
function isCard(value: unknown): value is Card {
  return typeof value === 'object' && value !== null && 'ref' in value
}
