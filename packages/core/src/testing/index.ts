// For tests of applications and adapters.
export { createManualClock, type ManualClock } from './manual-clock.js'
