import type { Canary } from '../search/canary.js'

/** The secrets in what a provider answered: access tokens, and the links that whoever has them can open. */
export function answeredSecrets(answer: unknown): readonly Canary[] {
  if (typeof answer !== 'object' || answer === null) return []
  return Object.entries(answer).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value !== 'string') return answeredSecrets(value)
    if (key === 'token') return [{ name: 'access token', text: value }]
    return /link$/i.test(key) ? secretsOfLink(value) : []
  })
}

/**
 * The host is no secret, the rest is. A token in it is one wherever it goes; an id of a payment alone is not, since the
 * result has it as `paymentId`.
 */
function secretsOfLink(link: string): readonly Canary[] {
  const rest = link.trim().replace(/^[a-z]+:\/\/[^/]*/i, '')
  const tokens = [...rest.matchAll(/[?&](?:token|SaleId)=([^&]+)/g)].map(([, token = '']) => token)
  return [
    { name: 'hosted link', text: rest, onlyWhole: true },
    ...tokens.map((text) => ({ name: 'token of a hosted link', text })),
  ]
}
