import { baseUrlField, commonOptions, credential, linkHostsField, uuidField } from '@cardlane/core/adapter'
import { z } from 'zod'

/** https://developer.paywint.com, "Environments". */
const environments = {
  sandbox: 'https://api.sandbox.paywint.com',
  production: 'https://api.paywint.com',
} as const

const sharedOptions = {
  ...commonOptions,
  environment: z.enum(['sandbox', 'production']),
  /** Instead of the environment's own address. */
  baseUrl: baseUrlField.optional(),
  /** The platform's id, a UUID: `X-Platform-ID`. */
  platformId: credential(uuidField),
  /**
   * What stands for the hash of an empty body, which Paywint does not document: `sha256` is the hash of no bytes, the
   * literal reading; `empty` is no text at all.
   */
  emptyBodyHash: z.enum(['sha256', 'empty']).default('sha256'),
  /**
   * Whether the list of received payments has links that nobody has paid yet, which Paywint does not document. With `true`,
   * a payment link whose answer is lost, and whose invoice number is not in the list, counts as not made.
   */
  unpaidLinksListed: z.boolean().default(false),
  /** Hosts whose links are handed out. Paywint does not document them; a platform may also serve the page itself. */
  linkHosts: linkHostsField.default(['*.paywint.com']),
}

const hmacOptions = z.strictObject({
  ...sharedOptions,
  signature: z.literal('hmac').default('hmac'),
  /** The platform's secret key, which signs every request. */
  secretKey: credential(),
})

/** Sends the fixed signature that Paywint publishes for its sandbox, instead of one made with `secretKey`. */
const staticOptions = z.strictObject({
  ...sharedOptions,
  signature: z.literal('sandbox-static'),
  secretKey: credential().optional(),
})

export const paywintOptionsSchema = z
  .discriminatedUnion('signature', [hmacOptions, staticOptions], {
    error: (issue) => ('discriminator' in issue ? 'must be "hmac" or "sandbox-static"' : undefined),
  })
  .transform(({ signature, secretKey, ...options }, context) => {
    const baseUrl = options.baseUrl ?? environments[options.environment]
    if (signature === 'hmac') return { ...options, baseUrl, signing: secretKey }
    if (options.environment === 'sandbox' && !isProduction(baseUrl)) {
      return { ...options, baseUrl, signing: signature }
    }
    context.addIssue({ code: 'custom', path: ['signature'], message: 'must be "hmac" in production' })
    return z.NEVER
  })

/** However the address is written. */
function isProduction(baseUrl: string): boolean {
  return new URL(baseUrl).hostname === new URL(environments.production).hostname
}

/** The options of a Paywint instance, as they are written in a configuration. */
export type PaywintOptions = z.input<typeof paywintOptionsSchema>

export type PaywintSettings = z.output<typeof paywintOptionsSchema>
