import type { ClientName } from '../clients/client-list.js'

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
} satisfies Readonly<Record<string, Program>>

const clientList = new URL('../clients/client-list.js', import.meta.url).href

const firstCall = (label: string, name: ClientName, origin: string): Program => ({
  label,
  source: [
    `const { clients } = await import(${JSON.stringify(clientList)})`,
    `const create = await clients[${JSON.stringify(name)}].load()`,
    `const client = await create({ origin: ${JSON.stringify(origin)}, instances: 1 })`,
    'await client.call(0)',
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
  } satisfies Readonly<Record<string, Program>>
}
