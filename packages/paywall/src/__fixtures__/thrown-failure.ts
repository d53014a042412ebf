import { failureOf, type Failure } from '@cardlane/core/adapter'

/** The failure that `work` throws. */
export function thrownFailure(work: () => unknown): Failure | undefined {
  try {
    work()
  } catch (error) {
    return failureOf(error)
  }
  return undefined
}
