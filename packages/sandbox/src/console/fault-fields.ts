import type { FaultKind, FaultSpec } from '../faults/fault.js'

/** One of a fault's own fields, as a form asks for it. */
export type FaultField = { readonly label: string; readonly required?: boolean } & (
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly value?: number }
  | { readonly type: 'choice'; readonly choices: readonly (string | number)[] }
  | { readonly type: 'text' }
)

type CommonField = 'kind' | 'provider' | 'route' | 'nth' | 'times'
type OwnField<K extends FaultKind> = Exclude<keyof Extract<FaultSpec, { kind: K }>, CommonField>

type FaultForms = {
  readonly [K in FaultKind]: {
    readonly says: string
    readonly fields: Readonly<Record<OwnField<K>, FaultField>>
  }
}

/** What each fault does, and what it asks for. The compiler knows when one is missing. */
export const faultForms: FaultForms = {
  latency: {
    says: 'Makes the change and answers late.',
    fields: {
      ms: { label: 'Milliseconds', type: 'number', min: 1, max: 600_000, value: 3000, required: true },
    },
  },
  hang: { says: 'Takes the request and never answers. Nothing is changed.', fields: {} },
  drop_before: { says: 'Closes the connection. Nothing is changed.', fields: {} },
  drop_after: { says: 'Makes the change, then closes the connection without an answer.', fields: {} },
  drop_late: {
    says: 'Closes the connection without an answer, and makes the change that much later.',
    fields: {
      ms: { label: 'Milliseconds', type: 'number', min: 1, max: 10_000, value: 500, required: true },
    },
  },
  reset_mid_body: { says: 'Makes the change, then breaks off in the middle of the answer.', fields: {} },
  truncated_json: { says: 'Makes the change and answers with half of the JSON.', fields: {} },
  html_502: { says: 'A proxy’s 502 page instead of an answer. Nothing is changed.', fields: {} },
  status: {
    says: 'Answers with this status. Nothing is changed.',
    fields: {
      status: { label: 'Status', type: 'choice', choices: [429, 500, 503], required: true },
      retryAfterSeconds: { label: 'Retry-After, seconds', type: 'number', min: 0, max: 86_400 },
      retryAfterForm: { label: 'Retry-After as', type: 'choice', choices: ['seconds', 'date'] },
    },
  },
  wrong_content_type: { says: 'Makes the change and calls its JSON text/html.', fields: {} },
  failure_in_200: { says: 'Says in a 200 that it failed. Nothing is changed.', fields: {} },
  unknown_enum: { says: 'Makes the change and answers with values nobody has seen before.', fields: {} },
  extra_fields: { says: 'Makes the change and answers with fields that are documented nowhere.', fields: {} },
  huge_body: { says: 'Makes the change and answers with 50 MB.', fields: {} },
  redirect: {
    says: 'Sends the client to another host. Nothing is changed.',
    fields: { location: { label: 'Location', type: 'text' } },
  },
  clock_skew: {
    says: 'Judges and dates the request by a wrong clock.',
    fields: {
      seconds: {
        label: 'Seconds ahead',
        type: 'number',
        min: -86_400,
        max: 86_400,
        value: 3600,
        required: true,
      },
    },
  },
}
