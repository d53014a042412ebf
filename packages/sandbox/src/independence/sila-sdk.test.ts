import { fork } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../index.js'

// Each call starts a process that loads some 400 modules.
jest.setTimeout(60_000)

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

interface Job {
  readonly sdk: 'sila-sdk' | '@silamoney/sdk'
  readonly calls: readonly (readonly unknown[])[]
  /** The path of one endpoint instead of another's; a signature does not cover it. */
  readonly paths?: Readonly<Record<string, string>>
  readonly baseUrl?: string
  readonly app?: { readonly key: string; readonly handle: string }
}

interface Outcome {
  readonly answers?: readonly { readonly status: number; readonly body: unknown }[]
  readonly failure?: string
}

/** Lets a published SDK make its calls, in a process that reaches this simulator and nothing else. */
async function runSdk(job: Job): Promise<Outcome> {
  const { baseUrl, appKey, appHandle } = sandbox.sila
  const child = fork(require.resolve('./__fixtures__/sila-sdk.cjs'), [], { silent: true, execArgv: [] })
  child.send({ baseUrl, app: { key: appKey, handle: appHandle }, ...job })
  const [[outcome], printed] = await Promise.all([
    once(child, 'message') as Promise<[Outcome]>,
    child.stdout?.toArray(),
    once(child, 'exit'),
  ])
  expect(printed).toEqual([])
  return outcome
}

const verdicts = () => sandbox.sila.requests.map(({ path, verdict }) => [path, verdict])

describe("Sila's published @silamoney/sdk", () => {
  test('links, lists and deletes cards here with its own signatures', async () => {
    const { userHandle, userKey, issueCardToken, cards } = sandbox.sila
    const card = { card_name: 'Küche', token: issueCardToken(), provider: 'cko', skip_verification: false }
    const { answers } = await runSdk({
      sdk: '@silamoney/sdk',
      calls: [
        ['linkCard', userHandle, userKey, card],
        ['getCards', userHandle, userKey],
        ['deleteCard', userHandle, userKey, 'Küche', 'cko'],
      ],
    })
    expect(answers).toMatchObject([
      { status: 200, body: { success: true, card_details: { card_name: 'Küche' } } },
      { status: 200, body: { cards: [{ card_name: 'test_card' }, { card_name: 'Küche' }] } },
      { status: 200, body: { success: true, status: 'SUCCESS' } },
    ])
    expect(verdicts()).toEqual([
      ['/0.2/link_card', 'authenticated'],
      ['/0.2/get_cards', 'authenticated'],
      ['/0.2/delete_card', 'authenticated'],
    ])
    expect(cards()).toHaveLength(1)
  })

  test('is refused with the key of somebody else', async () => {
    const { userHandle } = sandbox.sila
    const { answers } = await runSdk({
      sdk: '@silamoney/sdk',
      calls: [['getCards', userHandle, '33'.repeat(32)]],
    })
    expect(answers).toMatchObject([{ status: 401, body: { success: false } }])
  })
})

describe("Sila's published sila-sdk", () => {
  // It has no card call, but a signature covers the body alone: what it signs for get_accounts lists cards too.
  test('signs a request that get_cards accepts', async () => {
    const { userHandle, userKey } = sandbox.sila
    const { answers } = await runSdk({
      sdk: 'sila-sdk',
      calls: [['getAccounts', userHandle, userKey]],
      paths: { get_accounts: 'get_cards' },
    })
    expect(answers).toMatchObject([{ status: 200, body: { cards: [{ card_name: 'test_card' }] } }])
    expect(verdicts()).toEqual([['/0.2/get_cards', 'authenticated']])
  })

  test('is refused with the keys of app and user exchanged', async () => {
    const { userHandle, appHandle, appKey, userKey } = sandbox.sila
    const { answers } = await runSdk({
      sdk: 'sila-sdk',
      app: { key: userKey, handle: appHandle },
      calls: [['getAccounts', userHandle, appKey]],
      paths: { get_accounts: 'get_cards' },
    })
    expect(answers).toMatchObject([{ status: 401 }])
    expect(sandbox.sila.requests.at(-1)?.explanation).toContain('the key that belongs to usersignature')
  })
})

test('an SDK that turns elsewhere is stopped', async () => {
  const { userHandle, userKey } = sandbox.sila
  const calls = [['getCards', userHandle, userKey]]
  const { failure } = await runSdk({
    sdk: '@silamoney/sdk',
    baseUrl: 'https://sandbox.silamoney.com/0.2',
    calls,
  })
  expect(failure).toContain('Only loopback can be reached, not sandbox.silamoney.com')
})
