import type { AttemptContext, Call, JsonObject } from '@cardlane/core/adapter'
import type { SilaSettings } from './sila-options.js'

type HeaderSettings = Pick<SilaSettings, 'handleField' | 'appHandle'>
interface HeaderContext extends AttemptContext {
  readonly call: Call
  readonly userHandle?: string
}

/**
 * The `header` object of every body. `created` is in epoch seconds; `reference` is unique per request, so the later requests
 * of one call carry their number behind it.
 */
export function silaHeader({ handleField, appHandle }: HeaderSettings, context: HeaderContext): JsonObject {
  const { now, call, userHandle } = context
  return {
    created: Math.floor(now / 1000),
    [handleField]: appHandle,
    ...(userHandle !== undefined && { user_handle: userHandle }),
    reference: call.attempts === 0 ? call.reference : `${call.reference}-${String(call.attempts + 1)}`,
  }
}
