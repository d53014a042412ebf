import assert from 'node:assert/strict'
import type { CardlaneError } from '@cardlane/core'
import type { CaseDraft } from '../case-draft.js'
import { changingCalls, readingCalls, supportedCalls, type StandardCall } from '../stage/standard-calls.js'
import { onStage, type Stage } from '../stage/stage.js'
import type { Fault } from '../stage/fault.js'
import type { Subject } from '../subject.js'
import { failureOf, says, truthOf, unchanged } from './expect.js'
import { same } from './same.js'

const page = '<html><body>Bad gateway</body></html>'

/** Answers that mean the same at every provider, and what a read that meets nothing else comes to. */
const anywhere: Readonly<Record<string, { readonly fault: Fault; readonly code: CardlaneError['code'] }>> = {
  'status 503': { fault: answer(503, page), code: 'provider_unavailable' },
  'status 502 with a page of a proxy': { fault: answer(502, page), code: 'provider_unavailable' },
  'status 429': { fault: answer(429, '{}'), code: 'rate_limited' },
  'a page with status 200': { fault: answer(200, page), code: 'unexpected_response' },
  'nothing with status 200': { fault: answer(200, ''), code: 'unexpected_response' },
  'JSON that is no object': { fault: answer(200, '[42]'), code: 'unexpected_response' },
  'a redirect': { fault: { kind: 'redirect' }, code: 'unexpected_response' },
  'a closed connection': { fault: { kind: 'drop_before' }, code: 'network_failed' },
}

/** Failures have the right name, tell the truth about what was changed, and say where they come from. */
export function errorCases(subject: Subject): readonly CaseDraft[] {
  const { adapter, world } = subject
  const calls = supportedCalls(adapter.capabilities)
  return [
    ...readingCalls(adapter.capabilities).flatMap((call) =>
      Object.entries(anywhere).map(([name, { fault, code }]) => ({
        name: `${call.name}: ${name} is ${code}`,
        onWire: true,
        run: () => onStage(subject, (stage) => meets(stage, call, { fault, code })),
      })),
    ),
    ...changingCalls(adapter.capabilities).flatMap((call) =>
      Object.entries(anywhere).map(([name, { fault }]) => ({
        name: `${call.name}: ${name} is no success, and nothing has changed`,
        onWire: true,
        run: () => onStage(subject, (stage) => meets(stage, call, { fault })),
      })),
    ),
    ...(world.failures ?? []).flatMap(
      ({ name, operations, answer: { status, headers = {}, body }, expected }) =>
        calls
          .filter(({ operation }) => operations.includes(operation))
          .map((call) => ({
            name: `${call.name}: documented failure “${name}” is ${expected.code}`,
            onWire: true,
            run: () =>
              onStage(subject, async (stage) => {
                const text = typeof body === 'string' ? body : JSON.stringify(body)
                const { code, outcome, retryable, providerCode } = expected
                const fault = answer(status, text, { 'content-type': 'application/json', ...headers })
                const error = await meets(stage, call, { fault, code })
                says(
                  error,
                  { outcome: call.changes === undefined ? 'not_applied' : outcome, retryable },
                  '`failures` of the world says what comes of it. A read changes nothing, so it is always not_applied.',
                )
                if (providerCode === undefined) return
                same(
                  error.providerError?.code,
                  providerCode,
                  '`providerError.code` is the code of the provider.',
                )
              }),
          })),
    ),
    {
      name: 'credentials that are not accepted are authentication_failed',
      omit: world.wire === false ? 'the adapter has no credentials' : undefined,
      run: () =>
        onStage(
          subject,
          async (stage) => {
            const [call] = calls
            assert(call, 'The adapter declares no operation at all.')
            says(
              await failureOf(call.make(stage)),
              { code: 'authentication_failed' },
              'The backend refuses the credentials in `wrongOptions`, and the adapter reads that from its answer.',
            )
          },
          { intruder: true },
        ),
    },
    ...calls
      .filter(({ operation }) => ['getCard', 'updateCard', 'deleteCard'].includes(operation))
      .map((call) => ({
        name: `${call.name}: a card that is not there is card_not_found`,
        run: () =>
          onStage(subject, async (stage) => {
            const before = truthOf(stage)
            const card = { ...stage.card, id: stage.backend.unknownCardId }
            const error = await failureOf(call.make({ ...stage, card }))
            says(
              error,
              { code: 'card_not_found', outcome: 'not_applied' },
              `There is no card with the id ${card.id}, \`unknownCardId\` of the backend.`,
            )
            unchanged(truthOf(stage), before)
          }),
      })),
  ]
}

interface Meeting {
  readonly fault: Fault
  readonly code?: CardlaneError['code']
}

/** Makes a call of which every request meets the same, so that the backend sees none of them. */
async function meets(stage: Stage, call: StandardCall, { fault, code }: Meeting): Promise<CardlaneError> {
  const before = truthOf(stage)
  stage.tap.playing(() => fault)
  const rule = 'Every request met a failure that `classify` or `response` has to see'
  const error = await failureOf(call.make(stage, { reference: 'my-reference' }), rule)
  if (code !== undefined) says(error, { code }, 'The code follows from the answer: check `classify`.')
  unchanged(truthOf(stage), before)
  assert(error.outcome !== 'applied', 'The error says `applied`, and nothing was changed.')
  same(error.operation, call.operation, '`operation` of the error is the one that was called.')
  same(error.reference, 'my-reference', '`reference` of the error is that of the caller.')
  same(error.attempts, stage.tap.requests.length, '`attempts` of the error is the number of requests.')
  return error
}

function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}) {
  return { kind: 'answer', status, body, headers } as const
}
