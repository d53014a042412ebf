import { bundleNames } from './bundles.js'
import type { Sizes } from './measure-sizes.js'

/** A table for people, in kilobytes of a thousand bytes. */
export function sizeRows(sizes: Sizes): readonly (readonly string[])[] {
  const rows = bundleNames.map((name) => {
    const { total, loaded, own } = sizes[name]
    return [name, kilobytes(loaded), kilobytes(total), kilobytes(own)]
  })
  const base = sizes['createCardlane alone'].total
  const adapters = (['paywint', 'paywall', 'sila'] as const).map((adapter) => {
    const brought = sizes[`cardlane and @cardlane/${adapter}`].total - base
    return [`what @cardlane/${adapter} brings to cardlane`, '', kilobytes(brought), '']
  })
  return [['bundle', 'loaded at once, kB', 'in all, kB', 'Cardlane’s own, kB'], ...rows, ...adapters]
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
