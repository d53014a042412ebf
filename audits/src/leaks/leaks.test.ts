import { inspect } from 'node:util'
import { defineAdapter, type Adapter } from '@cardlane/core/adapter'
import { expect, jest, test } from '@jest/globals'
import { auditSubject } from './audit-subject.js'
import { runControl } from './control/run-control.js'
import { describeOutcome, hasPassed } from './report.js'
import { runAudit } from './run-audit.js'
import { allScenarios } from './scenarios/all-scenarios.js'
import { success } from './scenarios/sandbox-scenarios.js'
import { credentialPaths } from './subjects/credential-paths.js'
import { paywintSubject } from './subjects/paywint-subject.js'
import type { Subject } from './subjects/subject.js'
import { allSubjects } from './subjects/subjects.js'
import { createTally } from './tally.js'

// Some hundred calls over real HTTP, and some ten thousand searches.
jest.setTimeout(120_000)

/** One of each kind; `npm run audit:leaks` has them all. */
const short = new Set([
  ...['success', 'fault drop_after', 'the deadline passes', '400 repeats the headers'],
  ...['a link to an unknown host', "a credential's function throws an error that names it"],
  'an interceptor of responses throws an error that prints the headers',
])
/** The last form that an adapter knows: a promise, or a signer. */
const formsOf = ({ forms }: Subject) => forms.slice(-1)
const scenarios = allScenarios.filter(({ name }) => short.has(name))

test('nothing leaks, and published clients are found to leak', async () => {
  expect(scenarios).toHaveLength(short.size)
  const outcome = await runAudit(allSubjects(), { scenarios, formsOf })
  expect(describeOutcome(outcome)).toMatch(/\n0 hits \/ \d{5,} surfaces$/)
  expect(hasPassed(outcome)).toBe(true)
})

const broken: Readonly<Record<string, (secret: string) => unknown>> = {
  'output of the process': (secret) => {
    console.log(`signing with ${secret}`)
    return []
  },
  result: (secret) => [{ ref: { owner: 'x', id: secret }, requiredActions: [], limits: [] }],
  adapter: (secret) => seen.push(secret) && [],
}
const seen: string[] = []

/** Paywint with an operation that leaks. */
function brokenSubject(leak: (secret: string) => unknown): Subject {
  const subject = paywintSubject()
  const { paywint } = { paywint: subject.adapter }
  const adapter = defineAdapter({
    ...paywint,
    options: Object.assign(Object.create(paywint.options) as Adapter['options'], { seen }),
    create: (options, deps) => ({
      ...paywint.create(options, deps),
      async listCards() {
        const { platformId, signing } = options as unknown as Record<string, { reveal(): Promise<string> }>
        await platformId?.reveal()
        return leak((await signing?.reveal()) ?? '') as never
      },
    }),
  })
  return { ...subject, adapter }
}

test.each(Object.entries(broken))(
  'a leak of an adapter that is broken on purpose is found: %s',
  async (exhibit, leak) => {
    const tally = createTally()
    await auditSubject(brokenSubject(leak), { scenarios: [success], formsOf }, tally)
    expect(new Set(tally.reports.map((report) => `${report.exhibit} has ${report.canary}`))).toContain(
      `${exhibit} has secretKey`,
    )
    seen.length = 0
  },
)

test('a credential that is never asked for proves nothing', async () => {
  const subject = paywintSubject()
  const unused = {
    ...subject,
    canaries: { ...subject.canaries, other: { name: 'other', text: 'never-asked-for' } },
  }
  const audit = auditSubject(unused, { scenarios: [success], formsOf }, createTally())
  await expect(audit).rejects.toThrow('paywint never asked for other.')
})

test('every option that holds a credential is known', () => {
  expect(
    Object.fromEntries(allSubjects().map(({ adapter }) => [adapter.name, credentialPaths(adapter)])),
  ).toEqual({
    paywint: ['platformId', 'secretKey'],
    paywall: ['privateClient', 'privateKey', 'publicClient', 'publicKey'],
    sila: ['auth.appKey', 'auth.clientId', 'auth.clientSecret', 'auth.userKeys'],
  })
})

test('the audit does not pass where a credential has no canary', async () => {
  const subject = paywintSubject()
  const { secretKey: _, ...canaries } = subject.canaries
  const outcome = await runAudit([{ ...subject, canaries }], { scenarios: [success], formsOf })
  expect(outcome.gaps).toEqual(['paywint: nothing was planted in secretKey.'])
  expect(hasPassed(outcome)).toBe(false)
})

test('a report tells where a leak is, and not the secret', async () => {
  const subject = brokenSubject((secret) => {
    console.log(secret)
    return []
  })
  const audit = createTally()
  await auditSubject(subject, { scenarios: [success], formsOf }, audit)
  const outcome = { audit, control: createTally(), gaps: [] }
  expect(hasPassed(outcome)).toBe(false)
  const told = `${describeOutcome(outcome)} ${inspect(audit.reports, { depth: null })}`
  expect(told).toContain('paywint: success\n  the output of the process of listCards')
  expect(told).toContain('\n  has secretKey (as it is)\n  on inspect')
  expect(told).not.toContain(subject.canaries['secretKey']?.text.slice(8, 20))
})

test('the control finds what each published client leaks', async () => {
  const tally = createTally()
  await runControl(tally)
  const found = (subject: string) =>
    new Set(
      tally.reports
        .filter((report) => report.subject === subject)
        .map(({ exhibit, canary }) => `${exhibit}: ${canary}`),
    )
  expect(found('sila-sdk')).toContain('output of the process: key of the user')
  expect(found('sila-sdk')).toContain('wallet: key of a new wallet')
  expect(found('@silamoney/sdk')).toContain('error of a broken connection: header authsignature')
  expect(found('@silamoney/sdk')).toContain('output of the process: header usersignature')
})
