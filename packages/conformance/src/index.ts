// What an adapter has to pass, and what it is tried on.
export { conformanceCases, omittedCases } from './conformance-cases.js'
export type { ConformanceCase, ConformanceGroup, OmittedCase } from './conformance-cases.js'
export type { Subject } from './subject.js'
export type {
  Backend,
  ChangingOperation,
  DocumentedFailure,
  Effects,
  SeedCard,
  TrueCard,
  World,
} from './world.js'
