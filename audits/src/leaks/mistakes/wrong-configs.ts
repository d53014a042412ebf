import type { Canary } from '../search/canary.js'
import type { Give, Hosts, Subject } from '../subjects/subject.js'

/** A configuration with a mistake that has a credential in it. */
export interface WrongConfig {
  readonly mistake: string
  readonly config: unknown
}

const values: Readonly<Record<string, (text: string) => unknown>> = {
  'with a line break': (text) => `${text}\n`,
  'twice over': (text) => `${text}${text}`,
  'in a list': (text) => [text],
  'in an object': (text) => ({ value: text }),
  'as bytes': (text) => Buffer.from(text),
}

/** Every credential of a subject where it cannot be used, or where something else belongs. */
export function wrongConfigs({ adapter, canaries, forms, options }: Subject): readonly WrongConfig[] {
  const [form = 'text'] = forms
  const optionsWith = (give: Give) => options({ form, give, hosts: noHosts })
  const right = optionsWith(({ text }) => text)
  const configOf = (entry: unknown) => ({ providers: { audited: entry } })
  const named = (entry: object) => configOf({ adapter: adapter.name, ...entry })

  const spoilt = (canary: Canary, spoil: (text: string) => unknown) =>
    named(optionsWith((each) => (each === canary ? (spoil(each.text) as string) : each.text)))
  const places = (text: string): Readonly<Record<string, unknown>> => ({
    'as the environment': named({ ...right, environment: text }),
    'as a number': named({ ...right, deadlineMs: text, maxAttempts: text }),
    'in an address': named({ ...right, baseUrl: `https://user:${encodeURIComponent(text)}@api.test` }),
    'as the name of an option': named({ ...right, [text]: true }),
    'as the adapter': configOf({ ...right, adapter: text }),
    'as the default': { ...named(right), default: text },
    'as the kind of proof': named({ ...right, auth: { kind: text }, signature: text }),
    'as the name of a user': named({
      ...right,
      auth: { kind: 'ecdsa', appKey: text, userKeys: { [text]: 'user' } },
    }),
    'instead of the instance': configOf(text),
    'instead of everything': text,
    'beside everything': { ...named(right), [text]: text },
  })

  return Object.values(canaries).flatMap((canary) => [
    ...Object.entries(values).map(([name, spoil]) => ({
      mistake: `${canary.name} ${name}`,
      config: spoilt(canary, spoil),
    })),
    ...Object.entries(places(canary.text)).map(([name, config]) => ({
      mistake: `${canary.name} ${name}`,
      config,
    })),
  ])
}

const noHosts: Hosts = {}
