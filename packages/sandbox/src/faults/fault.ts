import { z } from 'zod'
import { readStrictly } from './read-strictly.js'

/** The providers that a sandbox simulates. */
export const providerNames = ['paywint', 'paywall', 'sila'] as const
export type ProviderName = (typeof providerNames)[number]

const kinds = {
  /** Processes the request and answers late, by real milliseconds. */
  latency: { ms: z.int().min(1).max(600_000) },
  /** Takes the request and never answers. */
  hang: {},
  /** Closes the connection before anything is processed. */
  drop_before: {},
  /** Processes the request and closes the connection: the change has happened, the answer is lost. */
  drop_after: {},
  /**
   * Closes the connection at once and processes the request so many real milliseconds later, as behind a load balancer
   * that gives up while the provider goes on.
   */
  drop_late: { ms: z.int().min(1).max(10_000) },
  /** Processes the request, announces the whole answer, sends half of it and cuts the connection. */
  reset_mid_body: {},
  /** Processes the request and answers with half of the JSON, as if that were all. */
  truncated_json: {},
  /** A page of a proxy instead of an answer; nothing is processed. */
  html_502: {},
  /** Answers with this status and a short JSON body; nothing is processed. */
  status: {
    status: z.union([z.literal(429), z.literal(500), z.literal(503)], { error: 'must be 429, 500 or 503' }),
    /** `Retry-After`: seconds. */
    retryAfterSeconds: z.int().min(0).max(86_400).optional(),
    /** How `Retry-After` is written. Default: seconds. */
    retryAfterForm: z.enum(['seconds', 'date']).optional(),
  },
  /** Processes the request and answers with the right body as text/html. */
  wrong_content_type: {},
  /** Says in a 200 that it failed, in the provider's own way; nothing is processed. */
  failure_in_200: {},
  /** Processes the request and answers with unknown values in enumerations. */
  unknown_enum: {},
  /** Processes the request and answers with fields that are documented nowhere. */
  extra_fields: {},
  /** Processes the request and answers with 50 MB of JSON. */
  huge_body: {},
  /** Sends the client to another host; nothing is processed. */
  redirect: { location: z.url().optional() },
  /** Judges and dates this request by a clock that is wrong by this many seconds. */
  clock_skew: { seconds: z.int().min(-86_400).max(86_400) },
} as const

export type FaultKind = keyof typeof kinds

export const faultKinds = Object.keys(kinds) as FaultKind[]

/** Which requests a fault meets. */
const selection = {
  provider: z.enum(providerNames).optional(),
  /** Method and path as the simulator's routes have them, such as `POST /0.2/update_card`. Default: every route. */
  route: z.string().min(1).optional(),
  /** The first such request that it meets, from 1. Default: the next one. */
  nth: z.int().min(1).optional(),
  /** How many requests it meets before it is spent. Default: 1. */
  times: z.union([z.int().min(1), z.literal('always')]).optional(),
}

// The type of an object without fields would let no other field stand beside it.
type Fields<K extends FaultKind> = keyof (typeof kinds)[K] extends never
  ? unknown
  : z.infer<z.ZodObject<(typeof kinds)[K]>>

/** Something that goes wrong, as it is asked for. */
export type FaultSpec = { [K in FaultKind]: { readonly kind: K } & Readonly<Fields<K>> }[FaultKind] &
  Readonly<z.infer<z.ZodObject<typeof selection>>>

const schemas = new Map<string, z.ZodObject>(
  Object.entries(kinds).map(([kind, shape]) => [
    kind,
    z.strictObject({ kind: z.literal(kind), ...shape, ...selection }),
  ]),
)

/**
 * Checks a fault that somebody wrote by hand.
 *
 * @throws TypeError that lists the kinds, or the fields of the kind, when something in it does not exist.
 */
export function readFault(value: unknown): FaultSpec {
  const kind: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'kind') : undefined
  const schema = schemas.get(String(kind))
  if (schema === undefined) {
    throw new TypeError(`A fault needs a kind. There are: ${faultKinds.join(', ')}.`)
  }
  const fault = readStrictly(schema, value, `A ${String(kind)} fault`) as FaultSpec
  if (fault.kind === 'status' && fault.retryAfterForm && fault.retryAfterSeconds === undefined) {
    throw new TypeError('retryAfterForm: needs retryAfterSeconds, which says how long.')
  }
  return fault
}
