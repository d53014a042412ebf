import { inspect } from 'node:util'
import type { Canary } from '../search/canary.js'
import type { Scenario } from './scenario.js'

/** What a function of the configuration does instead of giving its credential. */
const misdeeds: Readonly<Record<string, (canary: Canary) => unknown>> = {
  'throws an error that names it': ({ text }) => {
    throw Object.assign(new Error(`The vault has no version of ${text}`), { code: text, key: text })
  },
  'rejects with an error whose cause names it': ({ text }) =>
    Promise.reject(new TypeError('no', { cause: { config: { headers: { authorization: text } } } })),
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- some do
  'rejects with the credential': ({ text }) => Promise.reject(text),
  'rejects with an error in several lines': ({ text }) =>
    Promise.reject(new Error(`no\n    at ${text} (/vault.js:1:1)\n${inspect({ text })}`)),
  'gives an object that holds it': ({ text }) => ({ text }),
  'gives it with a line break': ({ text }) => `${text}\n`,
  'gives nothing': () => undefined,
}

/** Functions and signers that fail. All do, so that the first that is asked shows what becomes of it. */
export const credentialScenarios: readonly Scenario[] = Object.entries(misdeeds).map(([name, misdeed]) => ({
  name: `a credential's function ${name}`,
  stage: () => ({ give: (canary) => () => misdeed(canary) as string }),
}))
