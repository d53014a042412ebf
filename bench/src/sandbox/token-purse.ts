/** Hands out tokens one by one, and gets more when there are none left. */
export function createTokenPurse(getMore: () => Promise<readonly string[]>): () => Promise<string> {
  let tokens: readonly string[] = []
  let next = 0
  let getting: Promise<void> | undefined

  const refill = async (): Promise<void> => {
    tokens = await getMore()
    next = 0
    getting = undefined
  }
  return async () => {
    while (next >= tokens.length) await (getting ??= refill())
    const token = tokens[next] ?? ''
    next += 1
    return token
  }
}
