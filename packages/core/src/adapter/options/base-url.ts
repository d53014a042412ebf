import { z } from 'zod'
import { parseUrl } from '../../links/parse-url.js'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Whether a host name means this machine. */
export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname)
}

/** Whether a request may go there: `https:`, or `http:` on this machine. */
export function isSafeUrl({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

/** The address of an API: `https:`, or `http:` on loopback. A slash at its end is taken off. */
export const baseUrlField = z
  .string()
  .refine(
    isApiAddress,
    'must be an https: address without user, query or fragment (http: is allowed on loopback only)',
  )
  .transform((url) => url.replace(/\/+$/, ''))

function isApiAddress(text: string): boolean {
  // By the text itself: requests are sent to it as it is spelt, and a URL forgets an empty query, which would swallow
  // every path put after it, and walks dots.
  if (/[?#\s\p{Cc}\\]|\/(?:\.|%2e){1,2}(?:\/|$)/iu.test(text)) return false
  const url = parseUrl(text)
  if (url === undefined || !/^https?:\/\/[^/]/i.test(text)) return false
  return isSafeUrl(url) && !text.includes('@') && !url.hostname.endsWith('.')
}
