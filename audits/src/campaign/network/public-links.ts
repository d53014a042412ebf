import type { Stage } from '../stage.js'

// A simulator hands out links to itself, and an adapter whose provider is not on loopback does not trust those.

/** The host of every link that a relay hands on. */
export const publicLinkHosts = ['*.pages.test']

/** Turns the links in a text into such of a provider on the internet. */
export const toPublic = (text: string): string =>
  text.replace(/http:\/\/127\.0\.0\.1:(\d+)/g, 'https://p$1.pages.test')

const toLoopback = (text: string): string =>
  text.replace(/https:\/\/p(\d+)\.pages\.test/g, 'http://127.0.0.1:$1')

/** The same truth with links as the relays hand them on. */
export function withPublicLinks(stage: Stage): Stage {
  return {
    ...stage,
    links: () => stage.links().map((link) => ({ ...link, url: toPublic(link.url) })),
    finishHostedPage: (url) => {
      stage.finishHostedPage(toLoopback(url))
    },
  }
}
