import { header, type ArrivedRequest } from '../route.js'
import { sameText } from '../same-text.js'

export interface HeaderPair {
  /** `card host` or `payment host`. */
  readonly host: string
  /** The headers that this host wants, with their values. */
  readonly expected: Readonly<Record<string, string>>
  /** Those of the other host. */
  readonly other: Readonly<Record<string, string>>
}

/** Says which header is missing, is wrong, or belongs to the other pair. Shows no value. */
export function explainPaywallKeys(request: ArrivedRequest, { host, expected, other }: HeaderPair): string {
  const names = Object.keys(expected)
  const strays = Object.keys(other).filter((name) => header(request, name) !== undefined)
  const problems = names.flatMap((name) => problemOf(name, header(request, name), { ...expected, ...other }))
  return [
    `The ${host} takes ${names.join(' and ')}.`,
    ...problems,
    ...(strays.length === 0 ? [] : [`${strays.join(' and ')} came too, which the other host takes.`]),
  ].join(' ')
}

function problemOf(
  name: string,
  sent: string | undefined,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  if (sent === undefined) return [`${name} is missing.`]
  const holder = Object.entries(values).find(([, value]) => sameText(value, sent))?.[0]
  if (holder === name) return []
  return [
    holder === undefined
      ? `The value of ${name} is none of this account.`
      : `The value of ${name} belongs in ${holder}.`,
  ]
}
