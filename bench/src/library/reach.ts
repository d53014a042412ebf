/** A goal, and what was measured. */
export interface Reach {
  readonly what: string
  readonly measured: number
  readonly sense: 'at most' | 'at least'
  readonly limit: number
  readonly unit: '×' | 'ms' | 'MB' | 'packages'
  /** Something beside it that is no goal. */
  readonly note?: string
}

/** What could not be measured is not held. */
export function isHeld({ measured, sense, limit }: Reach): boolean {
  return sense === 'at most' ? measured <= limit : measured >= limit
}
