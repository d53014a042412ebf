import assert from 'node:assert/strict'
import { isCardlaneError, type HostedLink } from '@cardlane/core'
import { check, type AdapterOperations } from '@cardlane/core/adapter'
import type { CaseDraft } from '../case-draft.js'
import { onStage, type Stage } from '../stage/stage.js'
import { cardIn, plannedKind, standardCalls, type StandardCall } from '../stage/standard-calls.js'
import type { Subject } from '../subject.js'
import { assertDone, cardsOf, endOf, failureOf, nothingSent, says, truthOf, unchanged } from './expect.js'
import { same, sameNames } from './same.js'

/** What is declared is what happens: no more, and no less. */
export function capabilityCases(subject: Subject): readonly CaseDraft[] {
  const { capabilities } = subject.adapter
  return [
    ...standardCalls(capabilities).flatMap((call) => [
      {
        name: `${call.name}: ${promised[call.support]}`,
        run: () => onStage(subject, checks[call.support](call)),
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

const checks = {
  direct: (call: StandardCall) => async (stage: Stage) => {
    const { provider, backend } = stage
    const result = await call.make(stage)
    if (call.changes !== undefined) {
      assertDone(stage, call)
      same(
        backend.effects()[call.changes],
        1,
        `\`effects().${call.changes}\` of the backend counts one change.`,
      )
    }
    if (provider.capabilities.listCards === 'unsupported') return
    const { cards } = await provider.listCards(backend.owner)
    same(cards.length, backend.cards().length, 'listCards shows as many cards as the backend has.')
    if (call.operation === 'updateCard' || call.operation === 'addCard') {
      const { ref, name, expiry } = cardIn(result)
      const read = cards.find((card) => card.ref.id === ref.id)
      assert(read, `listCards shows no card with the id that ${call.name} gave, ${ref.id}.`)
      same(
        { name: read.name, expiry: read.expiry },
        { name, expiry },
        `A read shows the card that ${call.name} gave.`,
      )
    }
  },
  hosted: (call: StandardCall) => async (stage: Stage) => {
    const before = cardsOf(stage)
    const result = (await call.make(stage)) as { readonly status: string; readonly link: HostedLink }
    same(
      result.status,
      'action_required',
      'What is declared hosted resolves with a link, and says so in `status`.',
    )
    const { hostname, protocol } = new URL(result.link.url)
    const isLocal = /^(?:127(?:\.\d+){3}|localhost|\[::1\])$/.test(hostname)
    assert(
      protocol === 'https:' || isLocal,
      `The link is to be https, or on loopback, and goes to ${protocol}//${hostname}.`,
    )
    assert(result.link.expiresAt !== undefined, 'The link does not say in `expiresAt` when it expires.')
    assert(
      !result.link.isExpired(stage.clock),
      `The link has expired before it was given, at ${String(result.link.expiresAt)}.`,
    )
    same(cardsOf(stage), before, 'Nothing changes before the cardholder has been on the page.')
  },
  unsupported: (call: StandardCall) => async (stage: Stage) => {
    const before = truthOf(stage)
    const error = await failureOf(call.make(stage))
    says(
      error,
      { code: 'unsupported_operation', outcome: 'not_applied' },
      'What is declared unsupported is refused by core.',
    )
    nothingSent(stage)
    unchanged(truthOf(stage), before)
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
        same(plan.kind, plannedKind(call, provider.capabilities), 'A plan follows from the capabilities.')
        assert(plan.reason !== '', 'The plan has no `reason`.')
        assert(
          plan.kind !== 'impossible' || plan.alternative,
          'The plan of what is impossible has no `alternative`.',
        )
        const end = await endOf(call.make(stage))
        same(
          statusOf(end),
          statuses[plan.kind],
          `planUpdate says \`${plan.kind}\`, so the update ends like that.${isCardlaneError(end) ? ` It rejected with “${end.message}”.` : ''}`,
        )
        if (plan.kind !== 'read_merge_write' || subject.world.wire === false) return
        const readsFirst = stage.tap.requests.findIndex(({ changed }) => changed) > 0
        assert(readsFirst, 'It writes before it has read what it is to merge.')
      }),
  }
}

const statuses = {
  direct: 'updated',
  read_merge_write: 'updated',
  hosted: 'action_required',
  impossible: 'rejected',
}

function statusOf(end: object): unknown {
  if (isCardlaneError(end)) return 'rejected'
  return 'status' in end ? end.status : undefined
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
  assert(checked.ok, `The adapter refuses the options of the backend: ${JSON.stringify(checked)}`)
  const unused = () => assert.fail('An adapter sends something while it is created.')
  const operations: AdapterOperations = adapter.create(checked.value, {
    clock,
    send: unused,
    providerNow: () => clock.now(),
  })
  const { updateCard, ...others } = adapter.capabilities
  const declared = { updateCard: Object.values(updateCard).some(isSupported), ...others }
  const wanted = Object.entries(declared).filter(([, support]) => support === true || isSupported(support))
  sameNames(
    Object.keys(operations),
    wanted.map(([name]) => name),
    '`create` gives the operations that the capabilities declare direct or hosted, and no other.',
  )
  return Promise.resolve()
}

function isSupported(support: unknown): boolean {
  return support === 'direct' || support === 'hosted'
}

async function comparesRefusals({ adapter }: Subject): Promise<void> {
  for (const [capability, { reason, alternative }] of Object.entries(adapter.refusals ?? {})) {
    assert(
      reason.length > 10 && alternative.length > 10,
      `\`refusals['${capability}']\` has no \`reason\` or no \`alternative\` of more than ten letters.`,
    )
  }
  const { updateCard, ...others } = adapter.capabilities
  const unsupported = [
    ...Object.entries(others),
    ...Object.entries(updateCard).map(([field, support]) => [`updateCard.${field}`, support] as const),
  ].filter(([, support]) => support === 'unsupported')
  sameNames(
    Object.keys(adapter.refusals ?? {}),
    unsupported.map(([name]) => name),
    '`refusals` has an entry for everything that the capabilities declare unsupported, and for nothing else.',
  )
  return Promise.resolve()
}
