/**
 * The address that a text is, or `undefined`. Not by `URL.canParse`: in Node.js 20, once it is compiled, it misreads
 * texts with letters such as `ö`. Not by `new URL` alone: its error holds the text.
 */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
