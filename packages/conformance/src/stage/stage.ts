import assert from 'node:assert/strict'
import type { Card, CardProvider, CardRef } from '@cardlane/core'
import { createProvider, type CardlaneEvent, type World as Surroundings } from '@cardlane/core/adapter'
import { createManualClock, type ManualClock } from '@cardlane/core/testing'
import type { Subject } from '../subject.js'
import type { Backend, SeedCard, TrueCard } from '../world.js'
import { inTime } from './in-time.js'
import { openTap, type Tap } from './tap.js'
import { withTrail } from './trail.js'

/** A provider instance, its backend, and the tap between them. */
export interface Stage {
  readonly provider: CardProvider
  readonly backend: Backend
  readonly tap: Tap
  readonly clock: ManualClock
  readonly events: readonly CardlaneEvent[]
  /** The first of the owner's cards. */
  readonly card: CardRef
  /** The first card as the backend has it. */
  trueCard(): TrueCard
  /** Forgets requests and events so far, and breaks nothing any more. */
  forget(): void
}

/** The name of the instance. No adapter may know it before. */
export const instanceName = 'under-conformance-test'

export const seedCards: readonly [SeedCard, SeedCard] = [
  { name: 'First card', last4: '4242', expiry: { month: 2, year: 2031 } },
  { name: 'Second card', last4: '1881', expiry: { month: 11, year: 2032 } },
]

export interface StageSettings {
  /** The cards to begin with. Default: two. */
  readonly cards?: readonly SeedCard[]
  readonly options?: Readonly<Record<string, unknown>>
  /** Whether credentials are used that the backend does not accept. */
  readonly intruder?: boolean
  readonly configureHttp?: Surroundings['configureHttp']
}

/** Sets the stage, acts, and clears it away, whatever happened. */
export async function onStage<T>(
  subject: Subject,
  act: (stage: Stage) => Promise<T>,
  settings: StageSettings = {},
): Promise<T> {
  const backend = await subject.world.open(settings.cards ?? seedCards)
  const tap = openTap(() => Object.values(backend.effects()).reduce((sum, count) => sum + count, 0))
  try {
    return await inTime(setStage({ subject, backend, tap }, settings).then(act))
  } catch (error) {
    throw withTrail(error, tap.requests)
  } finally {
    await tap.close()
    await backend.close()
  }
}

interface Parts {
  readonly subject: Subject
  readonly backend: Backend
  readonly tap: Tap
}

async function setStage({ subject, backend, tap }: Parts, settings: StageSettings): Promise<Stage> {
  const clock = createManualClock(Date.now())
  const events: CardlaneEvent[] = []
  const provider = createProvider(subject.adapter, {
    id: instanceName,
    options: {
      ...(settings.intruder === true ? backend.wrongOptions : backend.options),
      ...subject.options,
      ...settings.options,
    },
    world: {
      clock,
      random: () => 0,
      onEvent: (event) => {
        events.push(event)
        // The pause begins right after its event, and nobody waits for it.
        if ('pauseMs' in event)
          queueMicrotask(() => {
            clock.advance(event.pauseMs ?? 0)
          })
      },
      configureHttp(http) {
        http.interceptors.request.use(async (config) => {
          const url = new URL(config.url ?? '', config.baseURL)
          const origin = await tap.originFor(url.origin)
          return { ...config, url: `${origin}${url.pathname}${url.search}` }
        })
        settings.configureHttp?.(http)
      },
    },
  })
  const stage = {
    ...{ provider, backend, tap, clock, events },
    trueCard: () => firstOf(backend),
    forget() {
      tap.requests.length = 0
      events.length = 0
      tap.playing(() => undefined)
    },
  }
  if (settings.intruder === true || settings.cards?.length === 0) {
    return { ...stage, card: { owner: backend.owner, id: backend.unknownCardId } }
  }
  const card = await findCard(stage, (settings.cards ?? seedCards)[0])
  stage.forget()
  return { ...stage, card }
}

async function findCard({ provider, backend }: Pick<Stage, 'provider' | 'backend'>, seed?: SeedCard) {
  if (provider.capabilities.listCards === 'unsupported') {
    const id = backend.cardId?.(firstOf(backend).key)
    assert(
      id !== undefined,
      'Where listCards is unsupported, the backend has to give `cardId`, the id of a key.',
    )
    return { owner: backend.owner, id }
  }
  const { cards } = await provider.listCards(backend.owner)
  return refOf(cards, seed)
}

function firstOf(backend: Backend): TrueCard {
  const found = backend.cards().find(({ last4 }) => last4 === seedCards[0].last4)
  const { last4 } = seedCards[0]
  assert(found, `\`cards()\` of the backend has no card that ends in ${last4}, and it was opened with one.`)
  return found
}

function refOf(cards: readonly Card[], seed: SeedCard | undefined): CardRef {
  const found = cards.find(({ last4 }) => last4 === seed?.last4)
  const seen = cards.map(({ last4 }) => last4 ?? 'none').join(', ')
  assert(
    found,
    `listCards shows no card with the \`last4\` ${seed?.last4 ?? ''} that the backend was opened with, and these: ${seen}.`,
  )
  return found.ref
}
