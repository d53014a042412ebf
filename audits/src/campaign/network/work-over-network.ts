import { Agent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CardProvider } from '@cardlane/core'
import type { World } from '@cardlane/core/adapter'
import { isRead } from '../judge-run.js'
import type { OpenRun } from '../run.js'
import { openWorker, type Job, type Work } from '../work.js'
import { blockEventLoop } from './busy.js'
import { trusted } from './certificates.js'
import { drawEpisode, instanceDeadlineMs, type Episode, type InstanceDraw } from './draw-episode.js'
import { judgeNetwork, judgeNext } from './judge-network.js'
import type { NetworkFault } from './network-fault.js'
import type { Network } from './open-network.js'

export interface NetworkJob extends Job {
  readonly network: Network
  readonly faults: readonly NetworkFault[]
  /** With a configured HTTP client, and without one. */
  readonly worlds: { readonly configured: World; readonly plain: Omit<World, 'configureHttp'> }
  readonly wrap: (provider: CardProvider) => CardProvider
}

/** An instance serves so many faults; then the application starts anew. */
const episodesPerInstance = 15

/** Makes calls before, during and after one network fault after the other. */
export async function workOverNetwork(job: NetworkJob): Promise<Work> {
  const { chance, faults, operations, count, network, holder } = job
  const endpoint = network.endpoint(holder.name)
  const worker = openWorker(job)
  const instances = openInstances(job)

  while (worker.runs.length < count) {
    const episode = drawEpisode(chance, { faults, operations })
    const provider = instances.take(episode.instance)
    const known = worker.findings.length
    await meet(episode, provider)
    // What has failed it may have broken.
    if (worker.findings.length > known) instances.forget()
  }
  return worker

  async function meet(episode: Episode, provider: CardProvider): Promise<void> {
    const { fault, instance } = episode
    const route = instance.configured ? `${instance.route}, with a configured client` : instance.route
    const onOpen = (run: OpenRun) => {
      if (!isRead(run.ask) || endpoint.run === undefined) endpoint.run = run
    }
    const burst = (draws: Episode['during'], networkFault: NetworkFault) => {
      endpoint.run = undefined
      return worker.burst(draws, { provider, shared: { networkFault, route }, onOpen })
    }

    const isStray = fault.kind.startsWith('stray_')
    if (isStray) endpoint.begin(fault)
    if (episode.before.length > 0) await burst(episode.before, 'no_fault')
    if (isStray) await writeStray(episode)
    else endpoint.begin(fault)
    const during = burst(episode.during, fault.kind)
    const blocked = fault.kind === 'loop_blocked' ? blockSoon(fault.delayMs) : undefined
    const runs = await during
    await blocked
    await closed()
    const { arrived, answered, held } = endpoint
    endpoint.end()
    worker.findings.push(...judgeNetwork(runs, { fault: fault.kind, lost: arrived - answered, held }))

    const [next] = await burst([episode.after], 'no_fault')
    if (next !== undefined) worker.findings.push(...judgeNext(next))
  }

  /** The next call begins right after that, or when the client has had time to notice. */
  async function writeStray({ pauses }: Episode): Promise<void> {
    await sleep(1)
    endpoint.writeStray?.()
    if (pauses) await sleep(5)
    // The client is busy while it arrives: not every system delivers at once, not even on loopback.
    else blockEventLoop(20)
  }

  /** Every wait lets both sides read their sockets. */
  async function closed(): Promise<void> {
    for (let wait = 0; endpoint.held > 0 && wait < 20; wait += 1) await sleep(5)
  }
}

async function blockSoon(ms: number): Promise<void> {
  await sleep(ms / 10)
  blockEventLoop(ms / 4)
}

/** Instances are kept, and so are their connections, for some time. */
function openInstances({ lane, holder, network, worlds, wrap }: NetworkJob) {
  const instances = new Map<string, { readonly provider: CardProvider; uses: number }>()

  const open = ({ route, configured, maxSockets }: InstanceDraw) => {
    const settings = { keepAlive: true, maxSockets }
    const own: World = {
      ...worlds.configured,
      configureHttp(http) {
        http.defaults.httpAgent = new Agent(settings)
        http.defaults.httpsAgent = new HttpsAgent({ ...settings, ca: trusted.cert })
        worlds.configured.configureHttp(http)
      },
    }
    const options = { deadlineMs: instanceDeadlineMs, circuitFailures: 0 }
    return wrap(
      lane.connect({
        world: configured ? own : worlds.plain,
        change: (unchanged) => ({ ...network.redirected(unchanged, holder.name, route), ...options }),
      }),
    )
  }

  return {
    take(draw: InstanceDraw): CardProvider {
      const key = JSON.stringify(draw.configured ? draw : draw.route)
      const kept = instances.get(key)
      const instance =
        kept !== undefined && kept.uses < episodesPerInstance ? kept : { provider: open(draw), uses: 0 }
      instance.uses += 1
      instances.set(key, instance)
      return instance.provider
    },
    forget() {
      instances.clear()
    },
  }
}
