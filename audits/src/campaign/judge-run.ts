import type { Effect } from '@cardlane/sandbox'
import { targetOf, type Ask } from './ask.js'
import type { Finding, FindingKind } from './finding.js'
import { effectsOf, type Run } from './run.js'
import type { Stage, TrueLink } from './stage.js'

export interface RunTruth {
  readonly stage: Stage
  /** All payment links of the provider, by address. */
  readonly links: ReadonlyMap<string, TrueLink>
}

/** The changes that a call may make. Minting a hosted link changes no card. */
const asked: Readonly<Record<Ask['operation'], readonly string[]>> = {
  updateCard: ['card.updated', 'card.renamed'],
  deleteCard: ['card.deleted'],
  addCard: ['card.added'],
  createPaymentLink: ['payment_link.created'],
  getCard: [],
  listCards: [],
}

/** How late a call may end, and how late before it counts as hung, in milliseconds. */
const slackMs = 50
const hungMs = 2000

/** Holds what was said of a call against every change that its requests have made, also those that came later. */
export function judgeRun(run: Run, truth: RunTruth): readonly Finding[] {
  const changes = effectsOf(run).filter(({ change }) => change !== 'secure_link.created')
  const own = changes.filter(({ change }) => asked[run.ask.operation].includes(change))
  const unasked = changes.filter((effect) => !own.includes(effect) || isElsewhere(effect, run.ask))
  const double =
    own.length > 1 && isOnce(run.ask) ? `It was applied ${own.length} times: ${list(own)}.` : undefined

  const found: readonly (readonly [FindingKind, string | undefined])[] = [
    [run.overdueMs > hungMs ? 'hung' : 'late', lateness(run)],
    ['crash', endingProblem(run)],
    ['lie', unasked.length > 0 ? `It made a change that was not asked for: ${list(unasked)}.` : undefined],
    ['double', double],
    ['lie', outcomeProblem(run, own)],
    ['lie', isImpossible(run.ask, truth.stage) ? refusalProblem(run) : successProblem(run, own, truth)],
  ]
  return found.flatMap(([kind, text]) => (text === undefined ? [] : [{ kind, run, truth: text }]))
}

function lateness({ overdueMs }: Run): string | undefined {
  return overdueMs > slackMs ? `It ended ${Math.round(overdueMs)} ms late.` : undefined
}

function endingProblem({ said }: Run): string | undefined {
  if (said.kind === 'crash') return 'Every failure has to be a CardlaneError.'
  const isOwnMistake =
    said.kind === 'error' && ['invalid_request', 'invalid_configuration'].includes(said.code)
  return isOwnMistake ? 'The request was well formed.' : undefined
}

/** Why the outcome of an error is not true. A deletion that another call has made is judged by the cards. */
function outcomeProblem({ ask, said }: Run, own: readonly Effect[]): string | undefined {
  if (said.kind !== 'error') return undefined
  if (isRead(ask) && said.outcome !== 'not_applied') return 'It reads only, so nothing can have changed.'
  if (said.outcome === 'not_applied' && own.length > 0) return `It was applied: ${list(own)}.`
  const isMade = own.length > 0 || ask.operation === 'deleteCard'
  return said.outcome === 'applied' && !isMade ? 'None of its requests has changed anything.' : undefined
}

export const isRead = ({ operation }: Ask): boolean => asked[operation].length === 0

const isOnce = ({ operation }: Ask): boolean => operation === 'addCard' || operation === 'createPaymentLink'

function isElsewhere({ subject }: Effect, ask: Ask): boolean {
  const target = targetOf(ask)
  return target !== undefined && target.subject !== subject
}

const isImpossible = (ask: Ask, { impossible }: Stage): boolean =>
  ask.operation === 'updateCard'
    ? ask.set.expiry !== undefined && impossible.has('expiry')
    : ask.operation === 'createPaymentLink' && impossible.has(ask.operation)

function refusalProblem({ said, sent }: Run): string | undefined {
  const refused = said.kind === 'error' && said.code === 'unsupported_operation' && sent === 0
  return refused
    ? undefined
    : `The provider cannot do it, which has to be said before anything is sent (${sent} requests).`
}

/** Why a success is none. What the card then looks like is judged elsewhere. */
function successProblem(run: Run, own: readonly Effect[], { links }: RunTruth): string | undefined {
  const { ask, said } = run
  if (said.kind !== 'result') return undefined
  switch (said.status) {
    case 'updated':
    case 'added':
      return own.length === 0 ? 'None of its requests has changed anything.' : undefined
    case 'action_required': {
      const minted = effectsOf(run).some(({ change }) => change === 'secure_link.created')
      return minted ? run.deadLink : 'The provider has made no such link.'
    }
    case 'created': {
      const link = links.get(said.link?.url ?? '')
      if (own.length === 0 || link === undefined) return 'The provider has made no such link.'
      return ask.operation === 'createPaymentLink' ? linkProblem(ask, link) : undefined
    }
  }
  return undefined
}

function linkProblem(
  ask: Extract<Ask, { operation: 'createPaymentLink' }>,
  link: TrueLink,
): string | undefined {
  const { minor, currency } = ask.amount
  const isAsAsked = link.minor === minor && link.currency === currency && link.description === ask.description
  return isAsAsked ? undefined : `The link is ${link.minor} ${link.currency} for "${link.description}".`
}

const list = (effects: readonly Effect[]): string =>
  effects.map(({ change, subject }) => `${change} ${subject}`).join(', ')
