import type { CardProvider } from '@cardlane/core'
import type { Lane } from './lanes.js'
import { networkFaults } from './network/network-fault.js'
import { openNetwork } from './network/open-network.js'
import { withPublicLinks } from './network/public-links.js'
import { workOverNetwork } from './network/work-over-network.js'
import { openPart, type Part, type PartSettings } from './open-part.js'
import type { CampaignOptions } from './run-campaign.js'
import { work, type Work } from './work.js'

/** A part of the campaign at work. */
export interface StartedPart extends Pick<Part, 'sandbox' | 'book'> {
  readonly works: Promise<readonly Work[]>
  /** Calling it again does nothing. */
  close(): Promise<void>
}

/** An instance serves so many bursts; then the application starts anew, and fetches tokens anew. */
const burstsPerInstance = 40

/** Straight to the provider, where alone something goes wrong. */
export async function startAtProvider(settings: PartSettings): Promise<StartedPart> {
  const { sandbox, book, jobs } = await openPart(settings)
  const lanes = [...new Set(jobs.map(({ lane }) => lane))]
  const works = lanes.flatMap((lane) => {
    const provider = renewed(() => connected(lane, settings.options))
    return jobs.filter((job) => job.lane === lane).map((job) => work(job, provider))
  })
  return { sandbox, book, works: Promise.all(works), close: () => sandbox.close() }
}

/** By a network on which things go wrong, too. */
export async function startOverNetwork(settings: PartSettings): Promise<StartedPart> {
  const { wrap = unwrapped, networkFaults: faults = networkFaults } = settings.options
  const { sandbox, book, jobs, worlds } = await openPart(settings, () => network.pending())
  const network = await openNetwork(new Map(jobs.map(({ holder, lane }) => [holder.name, lane.options])))
  const works = jobs.map((job) =>
    workOverNetwork({
      ...job,
      ...{ network, worlds, faults },
      lane: { ...job.lane, stage: withPublicLinks(job.lane.stage) },
      wrap: (provider) => wrap(provider, job.lane.name),
    }),
  )
  return {
    ...{ sandbox, book, works: Promise.all(works) },
    async close() {
      await network.close()
      await sandbox.close()
    },
  }
}

const unwrapped = (provider: CardProvider): CardProvider => provider

function connected(lane: Lane, { wrap = unwrapped }: CampaignOptions): CardProvider {
  return wrap(lane.connect(), lane.name)
}

function renewed(connect: () => CardProvider): () => CardProvider {
  let bursts = 0
  let current: CardProvider | undefined
  return () => {
    if (bursts % burstsPerInstance === 0) current = undefined
    bursts += 1
    return (current ??= connect())
  }
}
