import { header, type ArrivedRequest } from '../route.js'

/**
 * Why a form may not be taken, or `undefined` when it may: it came from another site, or to a name that is not this
 * machine's. `Sec-Fetch-Site` counts first, because a page without referrer sends `Origin: null` to its own host.
 * A client that is no browser sends neither.
 */
export function formProblem(request: ArrivedRequest): string | undefined {
  const host = header(request, 'host') ?? ''
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host)) return 'not a loopback host'
  const site = header(request, 'sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' ? undefined : 'cross-site form'
  const origin = header(request, 'origin')
  return origin === undefined || origin === `http://${host}` ? undefined : 'cross-site form'
}
