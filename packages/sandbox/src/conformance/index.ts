// Worlds for @cardlane/conformance: the simulators, as its kit plays against them.
export { paywallWorld } from './paywall-world.js'
export { paywintWorld } from './paywint-world.js'
export { silaTokenWorld, silaWorld } from './sila-worlds.js'
