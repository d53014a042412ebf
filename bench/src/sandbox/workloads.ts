import { createClient } from './client.js'
import { single, type Scenario } from './load.js'
import { paywallCalls, paywallScenarios } from './paywall-load.js'
import { paywintCalls, paywintScenarios } from './paywint-load.js'
import type { MeasuredSandbox } from './server-process.js'
import * as silaLoad from './sila-load.js'
import { createTokenPurse } from './token-purse.js'

type Workload = readonly Scenario[]

export interface Workloads {
  readonly paywint: Workload
  readonly paywall: Workload
  readonly silaToken: Workload
  /** Made when it is needed: signatures are good for five minutes. */
  readonly silaSignatures: () => Workload
  readonly silaWrongSignatures: () => Workload
  /** All of them but Sila's signatures, with refusals in between. Leaves as many cards and open links as it found. */
  readonly everything: Workload
  /** What each of these makes is kept, because a provider keeps it. */
  readonly records: Readonly<Record<string, Scenario>>
}

export async function createWorkloads(sandbox: MeasuredSandbox): Promise<Workloads> {
  const { served } = sandbox
  const accessToken = await askForToken(served.sila)
  const paywint = paywintScenarios(served.paywint)
  const paywall = paywallScenarios(
    served.paywall,
    createTokenPurse(() => sandbox.ask('paywallTokens')),
  )
  const silaToken = silaLoad.silaTokenScenarios(served.sila, accessToken)
  const atPaywint = paywintCalls(served.paywint)
  const atPaywall = paywallCalls(served.paywall)
  const atSila = silaLoad.silaTokenCalls(served.sila, accessToken)
  const refused = [atPaywint.wrongSignature, atPaywall.wrongKey, atSila.unknownToken].map(single)

  const takeSilaToken = createTokenPurse(() => sandbox.ask('silaTokens'))
  let linked = 0
  const linkAndDelete: Scenario = async (send) => {
    linked += 1
    const name = `Linked ${linked}`
    await send(atSila.link(name, await takeSilaToken()))
    await send(atSila.remove(name))
  }

  return {
    ...{ paywint, paywall, silaToken },
    silaSignatures: () => silaLoad.silaSignatureScenarios(served.sila),
    silaWrongSignatures: () => silaLoad.silaWrongSignatureScenarios(served.sila),
    everything: [...paywint, ...paywall, ...silaToken, ...paywint, ...paywall, ...silaToken, ...refused],
    records: {
      'Paywint secure link, until it expires': single(atPaywint.updateLink),
      'Paywint payment link': single(atPaywint.paymentLink),
      'Paywall payment link': single(atPaywall.generateLink),
      'Sila card that is linked and deleted': linkAndDelete,
    },
  }
}

async function askForToken(sila: silaLoad.Sila): Promise<string> {
  const client = createClient()
  try {
    const answer = JSON.parse(await client.send(silaLoad.authTokenCall(sila))) as {
      access_token: { token: string }
    }
    return answer.access_token.token
  } finally {
    client.close()
  }
}
