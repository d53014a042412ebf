import type { Sandbox } from '@cardlane/sandbox'

/** Who plays along at one provider: the owner of the cards, the browser that makes card tokens, and the cardholder. */
export interface Cast {
  readonly owner: string
  /** A card token, as the provider's script makes one in the browser. */
  makeCardToken(): string
  /** Does what the cardholder does on a hosted page. */
  finishHostedPage(url: string): void
  /** How many requests the provider has received. */
  requestCount(): number
}

export type ProviderName = keyof Sandbox['providers']

export function castOf({ paywint, paywall, sila }: Sandbox): Readonly<Record<ProviderName, Cast>> {
  return {
    paywint: {
      owner: paywint.userId,
      makeCardToken: () => '',
      finishHostedPage: (url) => {
        paywint.completeLink(url)
      },
      requestCount: () => paywint.requestCount,
    },
    paywall: {
      owner: paywall.relationalId1,
      makeCardToken: () => paywall.issueCardToken(),
      finishHostedPage: noHostedPage,
      requestCount: () => paywall.requestCount,
    },
    sila: {
      owner: sila.userHandle,
      makeCardToken: () => sila.issueCardToken(),
      finishHostedPage: noHostedPage,
      requestCount: () => sila.requestCount,
    },
  }
}

function noHostedPage(): never {
  throw new Error('This provider has no hosted page.')
}
