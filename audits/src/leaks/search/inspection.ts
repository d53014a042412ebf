import type { Searcher } from './searcher.js'
import { shownOn, surfaces } from './surfaces.js'
import { leavesOf, type IsDoor } from './walk.js'

/** Something that an application can get hold of, and so can print. */
export interface Exhibit {
  /** Such as `error of updateCard`. */
  readonly what: string
  readonly value: unknown
  /** Too large to be printed whole: only its properties are searched, all the way down. */
  readonly large?: boolean
}

/** A secret that was found. */
export interface Hit {
  readonly exhibit: string
  readonly surface: string
  /** Where in the value, as far as the surface tells. */
  readonly path: string
  readonly canary: string
  readonly how: string
}

export interface Inspection {
  readonly hits: readonly Hit[]
  /** The surfaces that were searched. */
  readonly searched: readonly string[]
}

export const walkName = 'properties'

/** Searches one value on every surface. */
export function searchExhibit(exhibit: Exhibit, searcher: Searcher, isDoor: IsDoor): Inspection {
  const { what, value, large = false } = exhibit
  const printed = large ? [] : surfaces
  const shown = printed.flatMap((surface) =>
    searcher
      .find(shownOn(surface, value))
      .map((finding) => ({ exhibit: what, surface: surface.name, path: '', ...finding })),
  )
  const walked = [...leavesOf(value, isDoor)].flatMap(({ path, text }) =>
    searcher.find(text).map((finding) => ({ exhibit: what, surface: walkName, path, ...finding })),
  )
  return { hits: [...shown, ...walked], searched: [...printed.map(({ name }) => name), walkName] }
}
