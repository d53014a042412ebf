import type { Context, MiddlewareHandler } from 'hono'

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

/**
 * Lets in only this page's own requests. A page of another site could otherwise reach a tool on this machine: by a
 * name that it points here (so the Host must be ours), or by sending what the browser sends without asking (so the
 * Origin must be ours, and a change has to come as JSON, which no plain form can send).
 */
export function sameSite(url: string): MiddlewareHandler {
  // A URL leaves out port 80, and so does a browser.
  const { host } = new URL(url)
  const hosts = [host, host.replace('127.0.0.1', 'localhost')]
  return async (context, next) => {
    const problem = problemOf(context, hosts)
    if (problem === undefined) await next()
    else context.res = context.json({ error: problem.error }, problem.status)
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value)
  }
}

function problemOf({ req }: Context, hosts: readonly string[]) {
  const host = (req.header('host') ?? '').toLowerCase()
  if (!hosts.includes(host)) {
    return { status: 421, error: `This page answers to ${hosts.join(' and ')} only.` } as const
  }
  const origin = req.header('origin')
  const site = req.header('sec-fetch-site') ?? 'none'
  if ((origin !== undefined && origin !== `http://${host}`) || !['same-origin', 'none'].includes(site)) {
    return { status: 403, error: 'Requests from other sites are refused.' } as const
  }
  const changes = req.method !== 'GET' && req.method !== 'HEAD'
  if (changes && !/^application\/json *(;|$)/i.test(req.header('content-type') ?? '')) {
    return { status: 415, error: 'A change needs the header content-type: application/json.' } as const
  }
  return undefined
}
