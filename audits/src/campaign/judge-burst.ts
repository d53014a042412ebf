import { targetOf } from './ask.js'
import type { Finding } from './finding.js'
import { effectsOf, type Run } from './run.js'
import { columnOf } from './said.js'
import { expiryText, type TrueCard } from './stage.js'

/** Calls that were made at the same time, and the cards that nobody else has touched. */
export interface Burst {
  readonly runs: readonly Run[]
  readonly before: readonly TrueCard[]
  /** When all calls have ended. */
  readonly after: readonly TrueCard[]
}

/** Whether what became of the cards can be explained by what was said of the calls. */
export function judgeBurst({ runs, before, after }: Burst): readonly Finding[] {
  return before.flatMap((card) => {
    const onCard = runs.filter(({ ask }) => targetOf(ask)?.subject === card.subject)
    const now = after.find(({ subject }) => subject === card.subject)
    return now === undefined
      ? judgeGone(card, { runs, onCard })
      : [
          ...judgePresent(now, onCard),
          ...(['name', 'expiry'] as const).flatMap((field) => judgeField(field, { card, now, onCard })),
        ]
  })
}

function judgeGone(
  card: TrueCard,
  { runs, onCard }: { runs: readonly Run[]; onCard: readonly Run[] },
): readonly Finding[] {
  const deletions = onCard.filter(({ ask }) => ask.operation === 'deleteCard')
  // One that said `not_applied` and has deleted it is found by its effects.
  if (deletions.some((run) => columnOf(run.said) !== 'not_applied' || effectsOf(run).length > 0)) return []
  const [run] = onCard.length > 0 ? onCard : runs
  return run === undefined
    ? []
    : [{ kind: 'lie', run, truth: `The card ${card.subject} is gone, and no call said so.` }]
}

function judgePresent(card: TrueCard, onCard: readonly Run[]): readonly Finding[] {
  return onCard.flatMap((run): readonly Finding[] => {
    const { ask, said } = run
    const column = columnOf(said)
    if (ask.operation === 'deleteCard' && (column === 'ok' || column === 'applied')) {
      return [{ kind: 'lie', run, truth: `The card ${card.subject} is still there.` }]
    }
    const notFound = said.kind === 'error' && said.code === 'card_not_found'
    if (!notFound || targetOf(ask)?.rotates === true) return []
    return [{ kind: 'lie', run, truth: `The card ${card.subject} is there, and was all the time.` }]
  })
}

interface Change {
  readonly card: TrueCard
  readonly now: TrueCard
  readonly onCard: readonly Run[]
}

function judgeField(field: 'name' | 'expiry', { card, now, onCard }: Change): readonly Finding[] {
  const setters = onCard.filter((run) => askedValue(run, field) !== undefined && !isHosted(run))
  const told = setters.filter(isDone)
  const possible = [
    ...setters.filter((run) => isDone(run) || mayBe(run)).map((run) => askedValue(run, field)),
    ...(told.length === 0 || onCard.some((run) => mayRevert(run, field)) ? [card[field]] : []),
  ]
  if (possible.includes(now[field])) return []

  const truth = `The ${field} of ${card.subject} is "${now[field]}", and was "${card[field]}" before.`
  const [first] = told
  if (first !== undefined) return [{ kind: wasWritten(first) ? 'lost' : 'lie', run: first, truth }]
  const [run] = onCard.length > 0 ? onCard : []
  const isFoundByEffects = setters.some(wasWritten)
  return run === undefined || isFoundByEffects ? [] : [{ kind: 'lie', run, truth }]
}

/** The value that a call has asked for. */
export function askedValue({ ask }: Run, field: 'name' | 'expiry'): string | undefined {
  if (ask.operation !== 'updateCard') return undefined
  const { name, expiry } = ask.set
  if (field === 'name') return name
  return expiry && expiryText(expiry.month, expiry.year)
}

const isHosted = ({ said }: Run): boolean => said.kind === 'result' && said.status === 'action_required'

/** Whether the caller was told that the card is as asked. A conflict says that somebody has changed it since. */
const isDone = ({ said }: Run): boolean =>
  said.kind === 'result' || (said.kind === 'error' && said.outcome === 'applied' && said.code !== 'conflict')

const mayBe = ({ said }: Run): boolean => said.kind === 'error' && said.outcome !== 'not_applied'

/** Whether it wrote the whole card late, as it had read it, and its caller knows that this may happen. */
const mayRevert = (run: Run, field: 'name' | 'expiry'): boolean =>
  mayBe(run) &&
  askedValue(run, field) === undefined &&
  run.requests.some(({ fault, effects }) => fault === 'drop_late' && effects.length > 0)

const wasWritten = (run: Run): boolean => effectsOf(run).length > 0
