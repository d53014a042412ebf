import type { Capabilities, Capability, Refusal, UpdateField } from './capabilities.js'
import type { CardChanges } from './requests.js'

/** What an update would do, before anything is sent. */
export interface UpdatePlan {
  /**
   * `direct`: one write. `read_merge_write`: the provider replaces every field, so the rest is read first.
   * `hosted`: a link for the cardholder; the call itself changes nothing. `impossible`: `updateCard` would reject.
   */
  readonly kind: 'direct' | 'read_merge_write' | 'hosted' | 'impossible'
  /** The fields asked for. */
  readonly fields: readonly UpdateField[]
  /** What decides the kind: the capability of an operation or a field. */
  readonly reason: string
  /** What to do instead, where the update is impossible. */
  readonly alternative?: string
}

export type Refusals = Readonly<Partial<Record<Capability, Refusal>>>

/** Derives the plan from the capabilities alone. */
export function planUpdate(set: CardChanges, capabilities: Capabilities, refusals: Refusals): UpdatePlan {
  const fields = requestedFields(set)
  const refused = refusedChange(set, capabilities)
  if (refused !== undefined) return { kind: 'impossible', fields, ...refusalOf(refused, refusals) }

  const can = capabilities.updateCard
  if (wanted(fields).some((field) => can[field] === 'hosted')) {
    return {
      kind: 'hosted',
      fields,
      reason: 'The cardholder finishes on a page of the provider; the call gives the link.',
    }
  }
  if (can.write === 'replace') {
    return {
      kind: 'read_merge_write',
      fields,
      reason: 'The provider replaces every field, so the others are read first.',
    }
  }
  return { kind: 'direct', fields, reason: 'The provider changes just these fields.' }
}

/** The first thing asked for that the provider cannot change. */
export function refusedChange(set: CardChanges, { updateCard }: Capabilities): Capability | undefined {
  const field = wanted(requestedFields(set)).find((each) => updateCard[each] === 'unsupported')
  return field && `updateCard.${field}`
}

/** Why a capability is refused, in the adapter's words or in general ones. */
export function refusalOf(capability: Capability, refusals: Refusals): Refusal {
  return (
    refusals[capability] ?? {
      reason: `The provider does not support ${capability}.`,
      alternative: 'Ask `capabilities` first, or use another provider.',
    }
  )
}

/** The fields that a request sets. */
export function requestedFields(set: CardChanges): readonly UpdateField[] {
  return (['name', 'expiry'] as const).filter((field) => set[field] !== undefined)
}

/** An update that sets nothing asks for re-verification. */
function wanted(fields: readonly UpdateField[]): readonly (UpdateField | 'verification')[] {
  return fields.length === 0 ? ['verification'] : fields
}
