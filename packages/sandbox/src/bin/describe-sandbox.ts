import { configurationFile } from '../configuration-file.js'
import type { Sandbox } from '../start-sandbox.js'

/** What somebody who has just started a sandbox wants to know. */
export function describeSandbox(sandbox: Sandbox, stateFile: string | undefined): string {
  const { page, paywint, paywall, sila, seed } = sandbox
  return `The Cardlane sandbox is running. Nothing leaves this machine, and no credential is real.

  page      ${page?.url ?? 'none'}
  paywint   ${paywint.baseUrl}
  paywall   ${paywall.cardUrl}   for cards
            ${paywall.paymentUrl}   for payment links
  sila      ${sila.baseUrl}

Cards to begin with, as { owner, id }
  paywint   ${paywint.userId}   ${paywint.cards()[0]?.card_id ?? 'none'}
  paywall   ${paywall.relationalId1}   take the id from listCards: UniqueCodes rotate
  sila      ${sila.userHandle}   ${sila.cards()[0]?.card_id ?? 'none'}

Sila takes signatures, as below, or a token:
  "auth": { "kind": "token", "clientId": "${sila.clientId}", "clientSecret": "${sila.clientSecret}" }

Seed      ${seed}
State     ${stateFile ?? 'in memory; --state FILE keeps it'}

cardlane.config.json
${JSON.stringify(configurationFile(sandbox.providers), null, 2)}

Stop with Ctrl-C.
`
}
