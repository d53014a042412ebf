import type { Capability, Support } from '@cardlane/core'
import type { Adapter } from '@cardlane/core/adapter'

/** A table with a column for each adapter, in Markdown. */
export function capabilityTable(adapters: readonly Adapter[]): string {
  const rows = capabilities.map(([capability, label]) => [
    label,
    ...adapters.map((adapter) => wordFor[supportOf(adapter, capability)]),
  ])
  const writes = adapters.map(({ capabilities: { updateCard } }) => writeWords[updateCard.write])
  return markdownTable([
    ['', ...adapters.map(({ name }) => titleOf(name))],
    ...rows,
    ['an update', ...writes],
  ])
}

/** Why each adapter cannot do what it cannot, and what to do instead. */
export function refusalLists(adapters: readonly Adapter[]): string {
  return adapters
    .filter(({ refusals = {} }) => Object.keys(refusals).length > 0)
    .map(({ name, refusals = {} }) => {
      const items = Object.entries(refusals).map(
        ([capability, { reason, alternative }]) => `- \`${capability}\`: ${reason} ${alternative}`,
      )
      return `### ${titleOf(name)}\n\n${items.join('\n')}`
    })
    .join('\n\n')
}

const capabilities: readonly (readonly [Capability, string])[] = [
  ['updateCard.name', '`updateCard`: name'],
  ['updateCard.expiry', '`updateCard`: expiry'],
  ['updateCard.verification', '`updateCard`: verification'],
  ['addCard', '`addCard`'],
  ['listCards', '`listCards`'],
  ['getCard', '`getCard`'],
  ['deleteCard', '`deleteCard`'],
  ['createPaymentLink', '`createPaymentLink`'],
]

const wordFor: Readonly<Record<Support, string>> = {
  direct: 'direct',
  hosted: 'hosted page',
  unsupported: '–',
}

const writeWords = { patch: 'changes what is set', replace: 'reads, merges, writes' }

function supportOf(
  { capabilities: { updateCard, ...operations } }: Adapter,
  capability: Capability,
): Support {
  const supports: Readonly<Record<Capability, Support>> = {
    ...operations,
    'updateCard.name': updateCard.name,
    'updateCard.expiry': updateCard.expiry,
    'updateCard.verification': updateCard.verification,
  }
  return supports[capability]
}

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Columns as wide as their widest cell, as the formatter of this repository writes them. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}
