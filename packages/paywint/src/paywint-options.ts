import { baseUrlField, commonOptions, credential, linkHostsField, uuidField } from '@cardlane/core/adapter'
import { z } from 'zod'

/** https://developer.paywint.com, "Environments". */
const environments = {
  sandbox: 'https://api.sandbox.paywint.com',
  production: 'https://api.paywint.com',
} as const

export const paywintOptionsSchema = z
  .strictObject({
    ...commonOptions,
    environment: z.enum(['sandbox', 'production']),
    /** Instead of the environment's own address. */
    baseUrl: baseUrlField.optional(),
    /** The platform's id, a UUID: `X-Platform-ID`. */
    platformId: credential(uuidField),
    /** The platform's secret key, which signs every request. Needed unless `signature` is `sandbox-static`. */
    secretKey: credential().optional(),
    /** `sandbox-static` sends the fixed signature that Paywint publishes for its sandbox, instead of one made with `secretKey`. */
    signature: z.enum(['hmac', 'sandbox-static']).default('hmac'),
    /**
     * What stands for the hash of an empty body, which Paywint does not document: `sha256` is the hash of no bytes, the
     * literal reading; `empty` is no text at all.
     */
    emptyBodyHash: z.enum(['sha256', 'empty']).default('sha256'),
    /** Hosts whose links are handed out. Paywint does not document them; a platform may also serve the page itself. */
    linkHosts: linkHostsField.default(['*.paywint.com']),
  })
  .transform(({ signature, secretKey, ...options }, context) => {
    const baseUrl = options.baseUrl ?? environments[options.environment]
    if (signature === 'sandbox-static') {
      if (options.environment === 'sandbox' && baseUrl !== environments.production) {
        return { ...options, baseUrl, signing: 'sandbox-static' as const }
      }
      context.addIssue({ code: 'custom', path: ['signature'], message: 'must be "hmac" in production' })
      return z.NEVER
    }
    if (secretKey !== undefined) return { ...options, baseUrl, signing: secretKey }
    context.addIssue({ code: 'custom', path: ['secretKey'], message: 'is missing' })
    return z.NEVER
  })

/** The options of a Paywint instance, as they are written in a configuration. */
export type PaywintOptions = z.input<typeof paywintOptionsSchema>

export type PaywintSettings = z.output<typeof paywintOptionsSchema>
