import { randomUUID } from 'node:crypto'
import { readFault, type FaultSpec } from './fault.js'

/** A request as far as faults care. */
export interface FaultTarget {
  readonly provider: string
  /** Method and path as the route has them. */
  readonly route: string
}

/** A fault that is switched on. */
export interface ActiveFault {
  readonly id: string
  readonly spec: FaultSpec
  /** How many requests it has met. */
  readonly met: number
}

export interface FaultList {
  /** Switches a fault on. @throws TypeError for a specification with a typo. */
  add(spec: FaultSpec): ActiveFault
  remove(id: string): boolean
  clear(): void
  active(): readonly ActiveFault[]
  /** The fault that meets this request, which counts it. The one switched on first wins. */
  take(target: FaultTarget): FaultSpec | undefined
}

interface Entry {
  readonly id: string
  readonly spec: FaultSpec
  seen: number
  met: number
}

export function createFaultList(initial: readonly FaultSpec[] = []): FaultList {
  const entries: Entry[] = []

  const list: FaultList = {
    add(unchecked) {
      const entry = { id: randomUUID(), spec: readFault(unchecked), seen: 0, met: 0 }
      entries.push(entry)
      return { ...entry }
    },
    remove(id) {
      const index = entries.findIndex((entry) => entry.id === id)
      if (index >= 0) entries.splice(index, 1)
      return index >= 0
    },
    clear() {
      entries.length = 0
    },
    active: () => entries.map(({ id, spec, met }) => ({ id, spec, met })),
    take(target) {
      const matching = entries.filter(({ spec }) => matches(spec, target))
      for (const entry of matching) entry.seen += 1
      const due = matching.find(({ spec, seen }) => spec.nth === undefined || spec.nth === seen)
      if (due === undefined) return undefined
      due.met += 1
      if (due.spec.times !== 'always' && due.met >= (due.spec.times ?? 1)) list.remove(due.id)
      return due.spec
    },
  }
  initial.forEach((spec) => list.add(spec))
  return list
}

function matches({ provider, route }: FaultSpec, target: FaultTarget): boolean {
  return (provider ?? target.provider) === target.provider && (route ?? target.route) === target.route
}
