import { isDocumentedDoor } from './search/doors.js'
import { searchExhibit, type Exhibit, type Hit } from './search/inspection.js'
import type { Searcher } from './search/searcher.js'

/** What was going on when something was found. */
export interface Source {
  /** The adapter or client. */
  readonly subject: string
  readonly scenario: string
  /** What was called. */
  readonly call: string
}

export type Report = Source & Hit

export interface Count {
  calls: number
  surfaces: number
  hits: number
}

/** What has been searched, and what was found. */
export interface Tally {
  search(source: Source, exhibits: readonly Exhibit[], searcher: Searcher): void
  countCall(subject: string): void
  readonly reports: readonly Report[]
  readonly bySubject: ReadonlyMap<string, Count>
  readonly bySurface: ReadonlyMap<string, Count>
}

export function createTally(): Tally {
  const reports: Report[] = []
  const bySubject = new Map<string, Count>()
  const bySurface = new Map<string, Count>()

  return {
    ...{ reports, bySubject, bySurface },
    search(source, exhibits, searcher) {
      for (const exhibit of exhibits) {
        const { hits, searched } = searchExhibit(exhibit, searcher, isDocumentedDoor)
        const ofSubject = countOf(bySubject, source.subject)
        ofSubject.surfaces += searched.length
        ofSubject.hits += hits.length
        for (const surface of searched) countOf(bySurface, surface).surfaces += 1
        for (const { surface } of hits) countOf(bySurface, surface).hits += 1
        reports.push(...hits.map((hit) => ({ ...source, ...hit })))
      }
    },
    countCall(subject) {
      countOf(bySubject, subject).calls += 1
    },
  }
}

function countOf(counts: Map<string, Count>, name: string): Count {
  const count = counts.get(name) ?? { calls: 0, surfaces: 0, hits: 0 }
  counts.set(name, count)
  return count
}
