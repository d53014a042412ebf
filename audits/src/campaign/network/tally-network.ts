import type { Finding } from '../finding.js'
import { group } from '../group.js'
import type { Run } from '../run.js'
import { columnOf } from '../said.js'
import { networkFaults, traitsOf, type NetworkFault, type Phase } from './network-fault.js'

/** One line of the table: a fault of the network, and what was said of the calls that it was meant for. */
export interface NetworkRow {
  readonly phase: Phase
  readonly fault: NetworkFault
  readonly calls: number
  readonly ok: number
  readonly not_applied: number
  readonly applied: number
  readonly unknown: number
  readonly lies: number
  readonly doubles: number
  readonly hung: number
  readonly late: number
  readonly held: number
  /** The phases that the errors name. */
  readonly said: string
}

export function tallyNetwork(runs: readonly Run[], findings: readonly Finding[]): readonly NetworkRow[] {
  return networkFaults.flatMap((fault) => {
    const alike = runs.filter(({ networkFault }) => networkFault === fault)
    if (alike.length === 0) return []
    const told = (column: string) => alike.filter(({ said }) => columnOf(said) === column).length
    const found = (...kinds: Finding['kind'][]) =>
      findings.filter(({ kind, run }) => kinds.includes(kind) && run.networkFault === fault).length
    return {
      ...{ phase: traitsOf(fault).phase, fault, calls: alike.length },
      ...{
        ok: told('ok'),
        not_applied: told('not_applied'),
        applied: told('applied'),
        unknown: told('unknown'),
      },
      ...{ lies: found('lie', 'lost', 'crash'), doubles: found('double') },
      ...{ hung: found('hung'), late: found('late'), held: found('held'), said: phasesSaid(alike) },
    }
  })
}

function phasesSaid(runs: readonly Run[]): string {
  const said = runs.flatMap((run) => (run.said.kind === 'error' ? [run.said.phase] : []))
  return group(said, (phase) => phase)
    .map((alike) => `${alike[0]} ${alike.length}`)
    .join(', ')
}
