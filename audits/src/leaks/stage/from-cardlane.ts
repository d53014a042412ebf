import { createRequire } from 'node:module'

/** Loads what only `cardlane` depends on, and in the very copy that it uses. */
export const requireFromCardlane = createRequire(createRequire(import.meta.url).resolve('cardlane'))
