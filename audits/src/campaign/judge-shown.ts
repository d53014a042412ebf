import type { Card } from '@cardlane/core'
import { targetOf } from './ask.js'
import type { Finding } from './finding.js'
import { askedValue, type Burst } from './judge-burst.js'
import { effectsOf, type Run } from './run.js'
import { expiryText, type Holder, type Stage, type TrueCard } from './stage.js'

interface Scene extends Burst {
  readonly stage: Stage
  readonly holder: Holder
}

/** Whether the cards that results show are the true ones. */
export function judgeShown(scene: Scene): readonly Finding[] {
  return scene.runs.flatMap((run): readonly Finding[] => {
    if (run.said.kind !== 'result') return []
    const problems =
      run.ask.operation === 'listCards'
        ? listProblems(run.said.cards, run, scene)
        : ownProblems(run.said.cards, run, scene)
    return problems.map((truth) => ({ kind: 'lie', run, truth }))
  })
}

/** A result of one card has to show this one. */
function ownProblems(shown: readonly Card[], run: Run, scene: Scene): readonly string[] {
  return shown.flatMap((card) => {
    const subject = targetOf(run.ask)?.subject ?? addedBy(run)
    const truth = [...scene.before, ...scene.after].find((each) => each.subject === subject)
    if (truth === undefined) return [`There is no card ${subject ?? ''}.`]
    if (truth.key !== scene.stage.keyOf(card))
      return [`The result shows another card: ${scene.stage.keyOf(card)}.`]
    return cardProblems(card, run, scene)
  })
}

const addedBy = (run: Run): string | undefined =>
  effectsOf(run).find(({ change }) => change === 'card.added')?.subject

/** Every card that was there all the time has to be listed, and none that never was. */
function listProblems(shown: readonly Card[], run: Run, scene: Scene): readonly string[] {
  const { stage, holder, before, after, runs } = scene
  const listed = shown.filter((card) => stage.isOf(card, holder))
  const keys = new Set(listed.map((card) => stage.keyOf(card)))
  const stayed = before.filter(({ subject }) => after.some((card) => card.subject === subject))
  const missing = stayed
    .filter(({ key }) => !keys.has(key))
    .map(({ subject }) => `The card ${subject} is not listed.`)
  const mayHaveBeen = runs.some(({ ask }) => ask.operation === 'addCard')
  const known = new Set([...before, ...after].map(({ key }) => key))
  const invented = mayHaveBeen
    ? []
    : [...keys].filter((key) => !known.has(key)).map((key) => `There is no card ${key}.`)
  const wrong = listed
    .filter((card) => known.has(stage.keyOf(card)))
    .flatMap((card) => cardProblems(card, run, scene))
  return [...missing, ...invented, ...wrong]
}

function cardProblems(card: Card, run: Run, { stage, before, after, runs }: Scene): readonly string[] {
  const key = stage.keyOf(card)
  const was = before.find((each) => each.key === key)
  const is = after.find((each) => each.key === key)
  const truth = is ?? was
  if (truth === undefined) return []

  const others = runs.filter((other) => other !== run && targetOf(other.ask)?.subject === truth.subject)
  const seen = { name: card.name, expiry: card.expiry && expiryText(card.expiry.month, card.expiry.year) }
  const wrong = (['name', 'expiry'] as const).filter((field) => {
    const own = targetOf(run.ask)?.subject === truth.subject ? askedValue(run, field) : undefined
    const meanwhile = others.map((other) => askedValue(other, field))
    return ![own ?? (was ?? truth)[field], ...meanwhile].includes(seen[field])
  })
  return [
    ...wrong.map(
      (field) =>
        `The result shows the ${field} "${seen[field] ?? ''}", the card has ${valuesOf(field, was, is)}.`,
    ),
    ...(card.last4 === truth.last4
      ? []
      : [`The result shows …${card.last4 ?? ''}, the card has …${truth.last4}.`]),
  ]
}

const valuesOf = (field: 'name' | 'expiry', was?: TrueCard, is?: TrueCard): string =>
  [was && `"${was[field]}" before`, is && `"${is[field]}" now`].filter(Boolean).join(' and ')

/** The ids that results have shown, for cards whose own ids rotate. */
export function shownIds(runs: readonly Run[], stage: Stage): readonly (readonly [string, string])[] {
  return runs.flatMap(({ said }) =>
    said.kind === 'result' ? said.cards.map((card) => [stage.keyOf(card), card.ref.id] as const) : [],
  )
}
