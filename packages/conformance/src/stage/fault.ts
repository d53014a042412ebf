/** What becomes of a request on the way. */
export type Fault =
  /** Answered in the provider's place; the backend never sees it. */
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Headers; readonly body: string }
  /** The client is sent to another path of the same host; whoever goes there sends one request more. */
  | { readonly kind: 'redirect'; readonly query?: string }
  /** The connection is closed before anything is processed. */
  | { readonly kind: 'drop_before' }
  /** It is processed, and the connection closed without an answer. */
  | { readonly kind: 'drop_after' }
  /** It is processed, and half of the answer sent before the connection is closed. */
  | { readonly kind: 'cut' }
  /** It is neither processed nor answered. */
  | { readonly kind: 'hang' }
  /** It is processed, and its answer changed. */
  | { readonly kind: 'change'; readonly change: (answer: object) => object }

type Headers = Readonly<Record<string, string>>

/** The fault in the message of a failing case. */
export function told(fault: Fault): string {
  return fault.kind === 'answer'
    ? `the kit answered ${fault.status} in its place`
    : `the kit ${deeds[fault.kind]}`
}

const deeds = {
  redirect: 'redirected it',
  drop_before: 'closed the connection before it was processed',
  drop_after: 'closed the connection without an answer',
  cut: 'cut the answer off',
  hang: 'left it unanswered',
  change: 'changed the answer',
} satisfies Record<Exclude<Fault['kind'], 'answer'>, string>
