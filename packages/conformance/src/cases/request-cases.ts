import assert from 'node:assert/strict'
import type { World } from '@cardlane/core/adapter'
import type { CaseDraft } from '../case-draft.js'
import { supportedCalls } from '../stage/standard-calls.js'
import { onStage } from '../stage/stage.js'
import { countRequests } from '../stage/watch-requests.js'
import type { Subject } from '../subject.js'

type ConfigureHttp = World['configureHttp']

/** Every request takes the way of the pipeline, and its proof is made of the bytes that leave. */
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
            const requests = stage.tap.requests
            assert(requests.every(({ headers }) => headers['x-middleware'] === 'was here'))
            assert(requests.every(({ body }) => !body.startsWith('{') || body.startsWith('{\n')))
            if (call.support === 'direct' && call.changes !== undefined) assert(call.isDone(stage))
          },
          { configureHttp: rewriteEverything },
        ),
    },
    {
      name: `${call.name}: every request is counted, told by an event, and sent by the pipeline`,
      onWire: true,
      run: () =>
        onStage(subject, async (stage) => {
          const { tap, events } = stage
          let result: object = {}
          const begun = await countRequests(async () => {
            result = await call.make(stage)
          })
          assert('meta' in result)
          assert(tap.requests.length > 0, 'Nothing was sent by way of the pipeline.')
          assert.equal(begun, tap.requests.length, 'Something was sent besides the pipeline.')
          assert.equal((result.meta as { readonly attempts: number }).attempts, tap.requests.length)
          assert.equal(events.filter(({ type }) => type === 'request').length, tap.requests.length)
          const changes = tap.requests.some(({ changed }) => changed)
          assert.equal(changes, call.changes !== undefined && stage.backend.effects()[call.changes] > 0)
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
