import { createHash } from 'node:crypto'
import type { Answer } from '../route.js'
import { html, Html } from './html.js'
import { hostedStyle } from './hosted-style.js'

/** What a person sees on a hosted page. */
export interface HostedPage {
  readonly status: number
  /** Whose page it plays: `Paywint`. */
  readonly provider: string
  readonly title: string
  readonly content: Html
}

const styleHash = createHash('sha256').update(hostedStyle).digest('base64')

// One piece, because the policy lets in exactly the text between the tags.
const styleElement = new Html(`<style>${hostedStyle}</style>`)

// Nothing says who may frame it: Paywint documents that its links may be opened in an iframe.
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** A whole page in one answer: no script, nothing from elsewhere, nothing kept. */
export function hostedPage({ status, provider, title, content }: HostedPage): Answer {
  const { text } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${provider} simulator</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <p class="from">${provider} simulator</p>
          <h1>${title}</h1>
          ${content}
          <p class="note">
            This page plays ${provider}'s part on your machine. No money moves and no card is real.
          </p>
        </main>
      </body>
    </html>`
  return { status, headers, body: text, verdict: 'public' }
}
