import type { SubjectName } from '../calls/subject-list.js'

/** Something that a fresh process does before it ends. */
export interface Program {
  readonly label: string
  /** An ES module. */
  readonly source: string
}

const imports = (...packages: readonly string[]): string =>
  packages.map((name) => `import ${JSON.stringify(name)}`).join('\n')

/** Loads a package and ends. */
export const importPrograms = {
  bare: { label: 'node by itself', source: '' },
  cardlane: { label: 'cardlane and @cardlane/sila', source: imports('cardlane', '@cardlane/sila') },
  cardlanePaywint: {
    label: 'cardlane and @cardlane/paywint',
    source: imports('cardlane', '@cardlane/paywint'),
  },
  core: { label: '@cardlane/core', source: imports('@cardlane/core') },
  zod: { label: 'zod', source: imports('zod') },
  stripe: { label: 'stripe', source: imports('stripe') },
  silaSdk: { label: 'sila-sdk', source: imports('sila-sdk') },
  silamoneySdk: { label: '@silamoney/sdk', source: imports('@silamoney/sdk') },
  adyen: { label: '@adyen/api-library', source: imports('@adyen/api-library') },
} satisfies Readonly<Record<string, Program>>

const subjectList = new URL('../calls/subject-list.js', import.meta.url).href

const firstCall = (label: string, name: SubjectName, origin: string): Program => ({
  label,
  source: [
    `const { subjects } = await import(${JSON.stringify(subjectList)})`,
    `const create = await subjects[${JSON.stringify(name)}].load()`,
    `const subject = await create({ origin: ${JSON.stringify(origin)}, instances: 1 })`,
    'await subject.call(0)',
    'process.exit(0)',
  ].join('\n'),
})

/** Loads a package, makes one call and ends. */
export function firstCallPrograms(origin: string) {
  return {
    firstSilaEcdsa: firstCall('Cardlane, Sila with two signatures', 'cardlane-sila-ecdsa', origin),
    firstSilaToken: firstCall('Cardlane, Sila with a token (two requests)', 'cardlane-sila-token', origin),
    firstPaywint: firstCall('Cardlane, Paywint', 'cardlane-paywint', origin),
    firstStripe: firstCall('stripe', 'stripe', origin),
    firstSilaSdk: firstCall('sila-sdk', 'sila-sdk', origin),
    firstSilamoneySdk: firstCall('@silamoney/sdk', 'silamoney-sdk', origin),
  } satisfies Readonly<Record<string, Program>>
}
