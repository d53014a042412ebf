import { isCardlaneError, type Card, type HostedLink, type Support } from 'cardlane'
import type { Cast } from './cast.js'
import type { Wallet } from './wallet.js'

/** One thing that the application does, and how one sees in the list of cards that it has happened. */
export interface Scene {
  readonly operation: string
  /** What the capabilities promise for it. */
  readonly promised: Support
  act(): Promise<Ending>
  /** Left out where the list of cards shows nothing of it. */
  hasHappened?(cards: readonly Card[]): boolean
}

/** What a result says, in a few words; with the link where it is one. */
export interface Ending {
  readonly text: string
  readonly link?: HostedLink
}

/** What became of a scene at one provider. */
export interface Step {
  readonly operation: string
  readonly text: string
  /** Why it was refused, and what to do instead. */
  readonly note?: string
  readonly link?: HostedLink
  readonly requests: number
  readonly ms: number
  /** How it differs from what the capabilities promise. */
  readonly broken?: string
}

/** Plays a scene, counts its requests at the provider, and holds what happened against the promise. */
export async function play(scene: Scene, wallet: Wallet, cast: Cast): Promise<Step> {
  const requestsBefore = cast.requestCount()
  const startedAt = performance.now()
  const end = await endOf(scene)
  const ms = Math.round(performance.now() - startedAt)
  const requests = cast.requestCount() - requestsBefore

  const { cards } = await wallet.list(cast.owner)
  const broken = breach(scene.promised, { ...end, requests, happened: scene.hasHappened?.(cards) })
  const { text, note, link } = end
  return {
    ...{ operation: scene.operation, text, requests, ms },
    ...(note !== undefined && { note }),
    ...(link !== undefined && { link }),
    ...(broken !== undefined && { broken }),
  }
}

interface End extends Ending {
  readonly note?: string
  readonly refused?: boolean
}

async function endOf(scene: Scene): Promise<End> {
  try {
    return await scene.act()
  } catch (error) {
    if (!isCardlaneError(error)) throw error
    if (error.code !== 'unsupported_operation') return { text: 'failed', note: error.message }
    return { text: 'refused', note: `${error.message} ${error.hint}`, refused: true }
  }
}

/** What differs from the promise, or nothing. */
function breach(
  promised: Support,
  seen: End & { requests: number; happened: boolean | undefined },
): string | undefined {
  const { text, note, refused = false, link, requests, happened } = seen
  if (text === 'failed') return note
  switch (promised) {
    case 'unsupported':
      if (!refused) return 'declared unsupported, but not refused'
      return requests === 0 ? undefined : 'refused only after requests were sent'
    case 'hosted':
      if (link === undefined || link.isExpired()) return 'declared hosted, but gave no usable link'
      return happened === true ? 'declared hosted, but changed the card by itself' : undefined
    case 'direct':
      if (refused) return 'declared direct, but refused'
      return happened === false ? 'declared direct, but the provider shows no change' : undefined
  }
}
