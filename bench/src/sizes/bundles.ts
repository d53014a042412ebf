/** What an application would write to get something. Names of files and budgets. */
export const bundles = {
  'isCardlaneError of @cardlane/core': "export { isCardlaneError } from '@cardlane/core'",
  '@cardlane/core': "export * from '@cardlane/core'",
  '@cardlane/core/adapter': "export * from '@cardlane/core/adapter'",
  '@cardlane/core/testing': "export * from '@cardlane/core/testing'",
  '@cardlane/paywint': "export * from '@cardlane/paywint'",
  '@cardlane/paywall': "export * from '@cardlane/paywall'",
  '@cardlane/sila': "export * from '@cardlane/sila'",
  cardlane: "export * from 'cardlane'",
  'cardlane/opentelemetry': "export * from 'cardlane/opentelemetry'",
  'cardlane and @cardlane/paywint':
    "export { createCardlane } from 'cardlane'\nexport { paywint } from '@cardlane/paywint'",
  'cardlane and @cardlane/paywall':
    "export { createCardlane } from 'cardlane'\nexport { paywall } from '@cardlane/paywall'",
  'cardlane and @cardlane/sila':
    "export { createCardlane } from 'cardlane'\nexport { sila } from '@cardlane/sila'",
  'createCardlane alone': "export { createCardlane } from 'cardlane'",
} satisfies Readonly<Record<string, string>>

export type BundleName = keyof typeof bundles

export const bundleNames = Object.keys(bundles) as BundleName[]
