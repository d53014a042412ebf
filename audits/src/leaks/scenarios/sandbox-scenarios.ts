import { faultKinds, type FaultKind, type FaultSpec } from '@cardlane/sandbox'
import type { Scenario } from './scenario.js'

/** The fields that some kinds of faults need. */
const variants: Partial<Record<FaultKind, readonly object[]>> = {
  latency: [{ ms: 1 }],
  drop_late: [{ ms: 1 }],
  status: [{ status: 429 }, { status: 500 }, { status: 503, retryAfterSeconds: 0 }],
  clock_skew: [{ seconds: 900 }],
}

export const success: Scenario = { name: 'success', stage: () => ({}) }

/** Every success, and every fault that the sandbox knows. */
export const sandboxScenarios: readonly Scenario[] = [
  success,
  { name: 'refused credentials', stage: () => ({ refused: true }) },
  ...faultKinds.flatMap((kind) =>
    (variants[kind] ?? [{}]).map((fields) => ({
      name: [`fault ${kind}`, ...Object.values(fields).map(String)].join(' '),
      stage: () => ({ fault: { kind, ...fields } as FaultSpec }),
    })),
  ),
]
