import assert from 'node:assert/strict'
import type { World } from '@cardlane/core/adapter'
import type { CaseDraft } from '../case-draft.js'
import { supportedCalls } from '../stage/standard-calls.js'
import { onStage } from '../stage/stage.js'
import { countRequests } from '../stage/watch-requests.js'
import type { Subject } from '../subject.js'
import { assertDone } from './expect.js'
import { same } from './same.js'

type ConfigureHttp = World['configureHttp']

/** Every request goes through `send`, and is authenticated by the bytes that leave. */
export function requestCases(subject: Subject): readonly CaseDraft[] {
  return supportedCalls(subject.adapter.capabilities).flatMap((call) => [
    {
      name: `${call.name}: the backend accepts what a middleware has rewritten, because it is signed last`,
      onWire: true,
      run: () =>
        onStage(
          subject,
          async (stage) => {
            await call.make(stage)
            for (const { headers, body } of stage.tap.requests) {
              same(headers['x-middleware'], 'was here', 'The header that a middleware has set arrives.')
              const isRewritten = !body.startsWith('{') || body.startsWith('{\n')
              assert(isRewritten, 'A body arrived that is not the one which a middleware has rewritten.')
            }
            if (call.support === 'direct' && call.changes !== undefined) assertDone(stage, call)
          },
          { configureHttp: rewriteEverything },
        ),
    },
    {
      name: `${call.name}: every request is counted, reported by an event, and sent by core`,
      onWire: true,
      run: () =>
        onStage(subject, async (stage) => {
          const { tap, events } = stage
          let result: object = {}
          const begun = await countRequests(async () => {
            result = await call.make(stage)
          })
          const sent = tap.requests.length
          assert(sent > 0, 'Nothing was sent with `send` of core.')
          same(
            begun,
            sent,
            'The process begins as many requests as `send` is asked for, and the backend begins none.',
          )
          const { meta } = result as { readonly meta: { readonly attempts: number } }
          same(meta.attempts, sent, '`meta.attempts` is the number of requests.')
          const told = events.filter(({ type }) => type === 'request').length
          same(told, sent, 'There is a `request` event for each request.')
          same(
            tap.requests.some(({ changed }) => changed),
            call.changes !== undefined && stage.backend.effects()[call.changes] > 0,
            'What changed while a request was passed on is counted by `effects()` as a change of this operation.',
          )
        }),
    },
  ])
}

/** What a middleware may do: the same JSON in other bytes, and one more header. */
const rewriteEverything: ConfigureHttp = (http) => {
  http.interceptors.request.use((config) => {
    config.headers.set('x-middleware', 'was here')
    const data: unknown = config.data
    if (!Buffer.isBuffer(data)) return config
    return { ...config, data: Buffer.from(JSON.stringify(JSON.parse(data.toString()), null, 2)) }
  })
}
