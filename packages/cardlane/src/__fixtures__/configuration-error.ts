import { ConfigurationError, type ConfigurationProblem } from '../index.js'

/** The `ConfigurationError` that an act ends in; anything else fails the test. */
export async function configurationError(act: () => unknown): Promise<ConfigurationError> {
  try {
    await act()
  } catch (error) {
    if (error instanceof ConfigurationError) return error
    throw error
  }
  throw new Error('Nothing was thrown.')
}

export async function problemsOf(act: () => unknown): Promise<readonly ConfigurationProblem[]> {
  return (await configurationError(act)).problems
}
