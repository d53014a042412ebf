import { CardlaneError } from '../errors/cardlane-error.js'

/** The `CardlaneError` with which a call rejects. */
export async function failureOf(call: Promise<unknown>): Promise<CardlaneError> {
  const error: unknown = await call.then(
    () => new Error('the call succeeded'),
    (reason: unknown) => reason,
  )
  if (error instanceof CardlaneError) return error
  throw error
}
