const parts =
  /^https?:\/\/(?<host>(?:[a-z\d-]+\.)*[a-z\d-]+|\[::1\])(?::\d{1,5})?(?<path>\/[^?#]*)?(?:[?#].*)?$/i

/**
 * Whether every program reads an address as `url`, which is how a browser reads it. A browser takes out line breaks and
 * tabs, turns `\` round, maps other letters and number systems onto host names, and walks `..`; whoever else gets the
 * text may not. What follows `?` or `#` does not matter, because the whole address is handed out with a `/` before it.
 */
export function isUnambiguousUrl(text: string, url: URL): boolean {
  if (/[\p{Cc}\s\\]/u.test(text)) return false
  const { host, path = '' } = parts.exec(text)?.groups ?? {}
  return host?.toLowerCase() === url.hostname && isUnambiguousPath(path)
}

/** Without `.` and `..`, a second `/` in front, `\` and control characters, however they are written. */
function isUnambiguousPath(path: string): boolean {
  const decoded = path.replace(/%(?:2[ef]|5c|[01][\da-f]|7f)/gi, decodeURIComponent)
  return !/^\/\/|\/\.{1,2}(?:\/|$)|[\p{Cc}\\]/u.test(decoded)
}
