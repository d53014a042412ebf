import './reflect.js'

export { createCardlane } from './create-cardlane.js'
export { loadCardlane, type LoadSettings } from './load/load-cardlane.js'
export { registerCardlane } from './register-cardlane.js'
export type { CapabilitiesOf, Cardlane } from './cardlane.js'
export type { CardlaneConfig, CardlaneSettings, ProviderConfig, ProviderConfigs } from './settings.js'
export type { CardlaneEvent } from '@cardlane/core/adapter'
export { CardlaneToken, CardProviderToken, cardProviderToken } from './tokens.js'
// The contract, so that an application needs this package and its adapters only.
export * from '@cardlane/core'
