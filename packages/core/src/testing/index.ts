// For tests of applications and adapters.
export { createManualClock, type ManualClock } from './manual-clock.js'
export {
  createMemoryProvider,
  type MemoryProvider,
  type MemoryProviderSettings,
} from './memory/memory-provider.js'
export {
  allDirect,
  memory,
  memoryAdapter,
  type AllDirect,
  type MemoryAdapterSettings,
} from './memory/memory-adapter.js'
export { MemoryBackend, type MemorySeed } from './memory/memory-backend.js'
export type { MemoryCall, MemoryRequest } from './memory/memory-call.js'
export type { MemoryCardFields } from './memory/memory-cards.js'
export type { MemoryFailure, MemoryFailureCode } from './memory/memory-failures.js'
export type { HeldCall, NextCall, UnusedScript } from './memory/memory-scripts.js'
export type { MemoryEffects, MemoryPayment } from './memory/memory-state.js'
