import assert from 'node:assert/strict'
import { isCardlaneError, type CardlaneError } from '@cardlane/core'
import { instanceName, type Stage } from '../stage/stage.js'
import { same } from './same.js'

/** The error with which a call rejects. */
export async function failureOf(
  call: Promise<unknown>,
  rule = 'The call should have rejected',
): Promise<CardlaneError> {
  const thrown: unknown = await call.then(
    (result) => assert.fail(`${rule}, and it resolved with ${JSON.stringify(result)}.`),
    (reason: unknown) => reason,
  )
  if (thrown instanceof assert.AssertionError) throw thrown
  assert(
    isCardlaneError(thrown),
    `The call should have rejected with a CardlaneError, and threw ${String(thrown)}.`,
  )
  same(thrown.provider, instanceName, 'The `provider` of an error is the name of the instance.')
  assert(thrown.hint.trim() !== '', 'The error has no `hint`: one sentence on what to do next.')
  return thrown
}

/** Compares what an error says with what it has to say. The rest of it is ignored. */
export function says(
  error: CardlaneError,
  expected: Partial<Pick<CardlaneError, 'code' | 'outcome' | 'retryable' | 'attempts'>>,
  rule: string,
): void {
  const seen = Object.fromEntries(
    Object.keys(expected).map((key) => [key, error[key as keyof typeof expected]]),
  )
  same(seen, expected, `${rule} The error was “${error.message}”.`)
}

/** How the call ended, without its being known which way is right. */
export async function endOf(call: Promise<object>): Promise<object | CardlaneError> {
  return call.catch((reason: unknown) => {
    assert(isCardlaneError(reason), `The call rejected with what is no CardlaneError: ${String(reason)}.`)
    return reason
  })
}

export function nothingSent({ tap }: Stage): void {
  same(
    tap.requests.map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`),
    [],
    'The call is to be refused before anything is sent.',
  )
}

/** Nothing of the backend is different from what `truthOf` or `cardsOf` gave before. */
export function unchanged(now: object, before: object): void {
  same(now, before, 'The call is to leave the backend as it was.')
}

/** What was asked for is done at the backend. */
export function assertDone(stage: Stage, { name, isDone }: DoableCall): void {
  assert(
    isDone(stage),
    `${name} resolved, and the backend does not show in \`cards()\` or \`effects()\` that it was done: either the ` +
      'adapter sends something else than what was asked for, or the backend does not tell the truth.',
  )
}

interface DoableCall {
  readonly name: string
  readonly isDone: (stage: Stage) => boolean
}

/** Everything that the backend holds and has done, to be compared. */
export function truthOf({ backend }: Pick<Stage, 'backend'>): object {
  return { cards: backend.cards(), effects: backend.effects() }
}

/** As `truthOf`, but without links, which are no change: they are asked for, and open nothing by themselves. */
export function cardsOf({ backend }: Pick<Stage, 'backend'>): object {
  const { addCard, updateCard, deleteCard } = backend.effects()
  return { cards: backend.cards(), effects: { addCard, updateCard, deleteCard } }
}
