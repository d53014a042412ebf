import type { Reply } from '../route.js'

/** Paywint's answers, in the shapes of its OpenAPI document. `seconds` are Unix seconds. */
export const single = (seconds: number, data: unknown): Reply => ({
  status: 200,
  body: { success: true, message: 'Success', data, queryGeneratedTime: seconds },
})

/** Lists have an envelope of their own: `records`, not `data`, and whole seconds. */
export const list = (seconds: number, records: readonly unknown[]): Reply => ({
  status: 200,
  body: {
    success: true,
    status_code: 200,
    message: 'Success',
    records,
    totalRecords: records.length,
    queryGeneratedTime: Math.floor(seconds),
  },
})

/** A failure that the documentation names no body for. */
export const failure = (status: number, message: string, shape: 'detail' | 'envelope'): Reply => ({
  status,
  body:
    shape === 'detail'
      ? { detail: message }
      : { success: false, message, data: null, queryGeneratedTime: null },
})

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
