import { startSandbox, type Sandbox } from '@cardlane/sandbox'
import type { Staging } from '../scenarios/scenario.js'
import type { Searcher } from '../search/searcher.js'
import type { Hosts, Subject } from '../subjects/subject.js'
import { answeredSecrets } from './answered-secrets.js'
import type { Arrived } from './arrived.js'
import { openInterposer, type Interposer, type Trick } from './interposer.js'
import { createSkippingClock, type SkippingClock } from './skipping-clock.js'

/** The deadline of every call in milliseconds. Nobody waits for it: the clock is put forward. */
export const deadlineMs = 60_000

/** What goes wrong, from which request on, and who hears of the secrets that come up. */
export interface Arming {
  readonly staging: Staging
  readonly fromRequest: number
  readonly searcher: Searcher
}

/** A sandbox, with an interposer before each of the provider's hosts. */
export interface Stage {
  readonly subject: Subject
  readonly sandbox: Sandbox
  readonly clock: SkippingClock
  /** The addresses of the interposers, by option. */
  readonly hosts: Hosts
  readonly letTimePass: () => void
  arm(arming: Arming): Promise<void>
  close(): Promise<void>
}

export async function openStage(subject: Subject): Promise<Stage> {
  const clock = createSkippingClock()
  const letTimePass = () => {
    clock.skip(deadlineMs + 1)
  }
  const sandbox = await startSandbox({ clock })
  sandbox.onRequest(({ fault }) => {
    if (fault === 'hang') letTimePass()
  })
  const upstreams = Object.entries(subject.hosts(sandbox)).map(
    ([option, host]) => [option, new URL(host)] as const,
  )
  const interposers = await Promise.all(upstreams.map(([, { origin }]) => openInterposer(origin)))

  return {
    ...{ subject, sandbox, clock, letTimePass },
    hosts: Object.fromEntries(
      upstreams.map(([option, { pathname }], at) => [option, hostOf(interposers[at], pathname)]),
    ),
    async arm({ staging, fromRequest, searcher }) {
      const headersFor = await subject.reauthenticator(sandbox)
      const { fault, trick, refused = false } = staging
      if (fault !== undefined) sandbox.faults.add({ ...fault, nth: fromRequest, times: 'always' })
      const conduct = {
        headersFor: (arrived: Arrived) =>
          refused ? (arrived.headers as Record<string, string>) : headersFor(arrived),
        trickFor: tricksFrom(fromRequest, trick),
        onAnswer: (answer: unknown) => {
          for (const canary of answeredSecrets(answer)) searcher.plant(canary)
        },
      }
      for (const interposer of interposers) interposer.behave(conduct)
    },
    async close() {
      await Promise.all([sandbox.close(), ...interposers.map((interposer) => interposer.close())])
    },
  }
}

function hostOf(interposer: Interposer | undefined, pathname: string): string {
  return `${interposer?.origin ?? ''}${pathname.replace(/\/$/, '')}`
}

/** The trick for this request and all that follow. */
function tricksFrom(first: number, trick: Trick | undefined): () => Trick | undefined {
  let arrived = 0
  return () => {
    arrived += 1
    return arrived >= first ? trick : undefined
  }
}
