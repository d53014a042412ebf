import type { Reply } from '../route.js'
import type { PaywintSettings } from './paywint-options.js'

type Switches = Pick<PaywintSettings, 'envelope' | 'emptyList' | 'errorBody' | 'notFound'>

export type PaywintEnvelopes = ReturnType<typeof createPaywintEnvelopes>

/** Paywint's answers, in the shapes of its OpenAPI document. `seconds` are Unix seconds. */
export function createPaywintEnvelopes({ envelope, emptyList, errorBody, notFound }: Switches) {
  const single = (seconds: number, data: unknown): Reply => ({
    status: 200,
    body:
      envelope === 'bare'
        ? { data }
        : { success: true, message: 'Success', data, queryGeneratedTime: seconds },
  })

  /** Lists have an envelope of their own: `records`, not `data`, and whole seconds. */
  const list = (seconds: number, all: readonly unknown[], total = all.length): Reply => {
    const records = all.length === 0 && emptyList === 'null' ? null : all
    return {
      status: 200,
      body:
        envelope === 'bare'
          ? { records }
          : {
              success: true,
              status_code: 200,
              message: 'Success',
              records,
              totalRecords: total,
              queryGeneratedTime: Math.floor(seconds),
            },
    }
  }

  /** A failure that the documentation names no body for. */
  const failure = (status: number, message: string): Reply => ({
    status,
    body: failureBodies[errorBody](message),
  })

  return {
    single,
    list,
    failure,
    /** `nothing` is the call's own answer with nothing in it. */
    notFound: (message: string, nothing: Reply): Reply => {
      if (notFound === 'nothing') return nothing
      return notFound === 'failure'
        ? { status: 200, body: failedEnvelope(message) }
        : failure(notFound, message)
    },
  }
}

const failedEnvelope = (message: string) => ({
  success: false,
  message,
  data: null,
  queryGeneratedTime: null,
})

const failureBodies = {
  detail: (message: string) => ({ detail: message }),
  envelope: failedEnvelope,
  text: (message: string) => message,
} as const

export interface ValidationDetail {
  readonly loc: readonly (string | number)[]
  readonly msg: string
  readonly type: string
}

/** HTTPValidationError of the OpenAPI document: the one documented failure. */
export const unprocessable = (detail: readonly ValidationDetail[]): Reply => ({
  status: 422,
  body: { detail },
})
