/** A case before it is decided whether it applies. */
export interface CaseDraft {
  readonly name: string
  /** Whether it looks at requests, so that it makes no sense for an adapter that sends none. */
  readonly onWire?: boolean
  /** Why it does not apply to this adapter. */
  readonly omit?: string | undefined
  readonly run: () => Promise<unknown>
}
