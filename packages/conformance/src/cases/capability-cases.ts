import assert from 'node:assert/strict'
import type { HostedLink } from '@cardlane/core'
import { check, type AdapterOperations } from '@cardlane/core/adapter'
import type { CaseDraft } from '../case-draft.js'
import { onStage, type Stage } from '../stage/stage.js'
import { cardIn, plannedKind, standardCalls, type StandardCall } from '../stage/standard-calls.js'
import type { Subject } from '../subject.js'
import { cardsOf, failureOf, nothingSent, truthOf } from './expect.js'

/** What is declared is what happens: no more, and no less. */
export function capabilityCases(subject: Subject): readonly CaseDraft[] {
  const { capabilities } = subject.adapter
  return [
    ...standardCalls(capabilities).flatMap((call) => [
      {
        name: `${call.name}: ${promised[call.support]}`,
        run: () => onStage(subject, proofs[call.support](call)),
      },
      ...(call.operation === 'updateCard' ? [planCase(subject, call)] : []),
    ]),
    {
      name: 'has an implementation of every operation that it declares, and of no other',
      run: () => onStage(subject, (stage) => comparesImplementations(subject, stage)),
    },
    {
      name: 'gives a reason and an alternative for everything that it declares unsupported',
      run: () => comparesRefusals(subject),
    },
  ]
}

const promised = {
  direct: 'happens at the provider, and is seen by a read',
  hosted: 'gives a trusted link that expires, and changes nothing',
  unsupported: 'is refused with a reason, and sends nothing',
}

const proofs = {
  direct: (call: StandardCall) => async (stage: Stage) => {
    const { provider, backend } = stage
    const result = await call.make(stage)
    assert.equal(
      call.changes === undefined || call.isDone(stage),
      true,
      'Nothing has changed at the provider.',
    )
    if (call.changes !== undefined) {
      assert.equal(backend.effects()[call.changes], 1, 'It was not done exactly once.')
    }
    if (provider.capabilities.listCards === 'unsupported') return
    const { cards } = await provider.listCards(backend.owner)
    assert.equal(cards.length, backend.cards().length, 'listCards does not show what the provider has.')
    if (call.operation === 'updateCard' || call.operation === 'addCard') {
      const { ref, name, expiry } = cardIn(result)
      const read = cards.find((card) => card.ref.id === ref.id)
      assert.deepEqual(
        { name: read?.name, expiry: read?.expiry },
        { name, expiry },
        'A read shows another card.',
      )
    }
  },
  hosted: (call: StandardCall) => async (stage: Stage) => {
    const before = cardsOf(stage)
    const result = (await call.make(stage)) as { readonly status: string; readonly link: HostedLink }
    assert.equal(result.status, 'action_required')
    const { hostname, protocol } = new URL(result.link.url)
    const isLocal = /^(?:127(?:\.\d+){3}|localhost|\[::1\])$/.test(hostname)
    assert(protocol === 'https:' || isLocal, 'The link is not https.')
    assert(result.link.expiresAt !== undefined, 'The link does not say when it expires.')
    assert(!result.link.isExpired(stage.clock), 'The link has expired before it was given.')
    assert.deepEqual(
      cardsOf(stage),
      before,
      'Something has changed, although the cardholder has not been there.',
    )
  },
  unsupported: (call: StandardCall) => async (stage: Stage) => {
    const before = truthOf(stage)
    const error = await failureOf(call.make(stage))
    assert.equal(error.code, 'unsupported_operation')
    assert.equal(error.outcome, 'not_applied')
    nothingSent(stage)
    assert.deepEqual(truthOf(stage), before)
  },
}

function planCase(subject: Subject, call: StandardCall): CaseDraft {
  return {
    name: `${call.name}: planUpdate says beforehand what happens`,
    run: () =>
      onStage(subject, async (stage) => {
        const asked: Parameters<Stage['provider']['planUpdate']>[0][] = []
        const { provider } = stage
        const noting = { ...provider, updateCard: noted(asked) }
        await call.make({ ...stage, provider: noting })
        const [request] = asked
        assert(request)
        const plan = provider.planUpdate(request)
        nothingSent(stage)
        assert.equal(plan.kind, plannedKind(call, provider.capabilities))
        assert(plan.reason !== '' && (plan.kind !== 'impossible' || plan.alternative))
        const statuses = { direct: 'updated', read_merge_write: 'updated', hosted: 'action_required' }
        const status = await call.make(stage).then(
          (result) => ('status' in result ? result.status : undefined),
          () => 'rejected',
        )
        assert.equal(status, plan.kind === 'impossible' ? 'rejected' : statuses[plan.kind])
        if (subject.world.wire === false) return
        const readsFirst = stage.tap.requests.findIndex(({ changed }) => changed) > 0
        assert.equal(readsFirst, plan.kind === 'read_merge_write', 'It reads before it writes, or should.')
      }),
  }
}

/** Notes what is asked for instead of doing it. */
function noted(asked: unknown[]): Stage['provider']['updateCard'] {
  return (request) => {
    asked.push(request)
    return Promise.resolve({}) as ReturnType<Stage['provider']['updateCard']>
  }
}

/** Creates the operations without a provider instance around them, which would hide what is not declared. */
async function comparesImplementations(
  { adapter, options }: Subject,
  { backend, clock }: Stage,
): Promise<void> {
  const checked = check(adapter.options, { ...backend.options, ...options })
  assert(checked.ok)
  const unused = () => assert.fail('An adapter sends something while it is created.')
  const operations: AdapterOperations = adapter.create(checked.value, {
    clock,
    send: unused,
    openCall: unused,
  })
  const { updateCard, ...others } = adapter.capabilities
  const declared = { updateCard: Object.values(updateCard).some(isSupported), ...others }
  const wanted = Object.entries(declared).filter(([, support]) => support === true || isSupported(support))
  assert.deepEqual(Object.keys(operations).sort(), wanted.map(([name]) => name).sort())
  return Promise.resolve()
}

function isSupported(support: unknown): boolean {
  return support === 'direct' || support === 'hosted'
}

async function comparesRefusals({ adapter }: Subject): Promise<void> {
  for (const [capability, { reason, alternative }] of Object.entries(adapter.refusals ?? {})) {
    assert(reason.length > 10 && alternative.length > 10, `The refusal of ${capability} says nothing.`)
  }
  const { updateCard, ...others } = adapter.capabilities
  const unsupported = [
    ...Object.entries(others),
    ...Object.entries(updateCard).map(([field, support]) => [`updateCard.${field}`, support] as const),
  ].filter(([, support]) => support === 'unsupported')
  assert.deepEqual(Object.keys(adapter.refusals ?? {}).sort(), unsupported.map(([name]) => name).sort())
  return Promise.resolve()
}
