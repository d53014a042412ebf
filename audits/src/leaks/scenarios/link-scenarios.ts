import type { Scenario } from './scenario.js'

/** Links that must not be handed out, nor be shown in the error that says so. */
const links: Readonly<Record<string, (link: URL) => string>> = {
  'to an unknown host': ({ pathname, search }) => `https://elsewhere.test${pathname}${search}`,
  'with a user and a password': ({ pathname, search }) =>
    `https://reader:${encodeURIComponent(search)}@elsewhere.test${pathname}${search}`,
  'of another scheme': ({ pathname, search }) => `data:text/html,${pathname}${search}`,
  'that is no address': ({ pathname, search }) => `${pathname}${search}`,
  'with a line break': ({ href }) => `${href}\n`,
}

export const linkScenarios: readonly Scenario[] = Object.entries(links).map(([name, change]) => ({
  name: `a link ${name}`,
  stage: () => ({ trick: { kind: 'change', make: (answer) => changeLinks(answer, change) as object } }),
}))

function changeLinks(value: unknown, change: (link: URL) => string): unknown {
  if (typeof value === 'string') return /^https?:/.test(value) ? change(new URL(value)) : value
  if (Array.isArray(value)) return value.map((each) => changeLinks(each, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, changeLinks(each, change)]))
}
