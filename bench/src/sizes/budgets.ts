import { bundleNames, type BundleName } from './bundles.js'
import type { Size, Sizes } from './measure-sizes.js'

/** What each bundle may weigh, in bytes. */
export type Budgets = Readonly<Record<string, Pick<Size, 'total' | 'loaded'> | undefined>>

/** So much more than its budget a bundle may weigh. */
export const mostGrowth = 0.1

/** Which bundles have grown beyond their budgets, or have none, in sentences. */
export function overBudget(sizes: Sizes, budgets: Budgets): readonly string[] {
  return bundleNames.flatMap((name) => {
    const budget = budgets[name]
    if (budget === undefined) return [`${name} has no budget.`]
    return (['total', 'loaded'] as const)
      .filter((part) => sizes[name][part] > budget[part] * (1 + mostGrowth))
      .map((part) => sentence({ name, part, size: sizes[name][part], budget: budget[part] }))
  })
}

/** The budgets that these sizes would just keep. */
export function budgetsOf(sizes: Sizes): Budgets {
  return Object.fromEntries(
    bundleNames.map((name) => [name, { total: sizes[name].total, loaded: sizes[name].loaded }]),
  )
}

interface Exceeded {
  readonly name: BundleName
  readonly part: 'total' | 'loaded'
  readonly size: number
  readonly budget: number
}

function sentence({ name, part, size, budget }: Exceeded): string {
  const growth = Math.round((size / budget - 1) * 100)
  const what = part === 'total' ? 'weighs' : 'loads'
  return `${name} ${what} ${size} bytes, ${growth} % more than its budget of ${budget}.`
}
