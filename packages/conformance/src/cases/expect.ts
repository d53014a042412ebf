import assert from 'node:assert/strict'
import { isCardlaneError, type CardlaneError } from '@cardlane/core'
import { instanceName, type Stage } from '../stage/stage.js'

/** The error with which a call rejects. */
export async function failureOf(call: Promise<unknown>): Promise<CardlaneError> {
  const thrown: unknown = await call.then(
    (result) => assert.fail(`It should have rejected, and gave ${JSON.stringify(result)}.`),
    (reason: unknown) => reason,
  )
  if (thrown instanceof assert.AssertionError) throw thrown
  assert(
    isCardlaneError(thrown),
    `It should have rejected with a CardlaneError, and threw ${String(thrown)}.`,
  )
  assert.equal(thrown.provider, instanceName, 'The error names another provider instance.')
  assert(thrown.hint.trim() !== '', 'The error has no hint.')
  return thrown
}

/** The same for a function that throws at once. */
export function thrownBy(act: () => unknown): Promise<CardlaneError> {
  return failureOf(Promise.resolve().then(act))
}

/** How the call ended, without its being known which way is right. */
export async function endOf(call: Promise<object>): Promise<object | CardlaneError> {
  return call.catch((reason: unknown) => {
    assert(isCardlaneError(reason), `It rejected with what is no CardlaneError: ${String(reason)}.`)
    return reason
  })
}

export function nothingSent({ tap }: Stage): void {
  assert.deepEqual(
    tap.requests.map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`),
    [],
    'Something was sent, although the call was to be refused before.',
  )
}

/** Everything that the backend holds and has done, to be compared. */
export function truthOf({ backend }: Pick<Stage, 'backend'>): object {
  return { cards: backend.cards(), effects: backend.effects() }
}

/** As `truthOf`, but without links, which are no change: they are asked for, and open nothing by themselves. */
export function cardsOf({ backend }: Pick<Stage, 'backend'>): object {
  const { addCard, updateCard, deleteCard } = backend.effects()
  return { cards: backend.cards(), addCard, updateCard, deleteCard }
}
