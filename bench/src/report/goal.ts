/** A goal, and what was measured. */
export interface Goal {
  /** By which its reason is found where it is not held. */
  readonly key: string
  readonly what: string
  readonly measured: number
  readonly sense: 'at most' | 'at least'
  readonly limit: number
  readonly unit: '×' | '%' | 'ms' | 'MB' | 'calls' | 'packages'
  /** Something beside it that is no goal. */
  readonly note?: string | undefined
}

/** What could not be measured is not held. */
export function isHeld({ measured, sense, limit }: Goal): boolean {
  return sense === 'at most' ? measured <= limit : measured >= limit
}
