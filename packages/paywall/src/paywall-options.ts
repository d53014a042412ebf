import { baseUrlField, commonOptions, credential, headerField, linkHostsField } from '@cardlane/core/adapter'
import { z } from 'zod'

/**
 * Test hosts: https://developer.paywall.one, "Test environment". Production hosts are not in the documentation; these are
 * the ones of Paywall's own .NET SDK (github.com/paywallone/PayWall.NetCore), so check them with Paywall.
 */
const environments = {
  test: {
    cardUrl: 'https://test-card-api.itspaywall.com',
    paymentUrl: 'https://test-payment-api.itspaywall.com',
  },
  production: {
    cardUrl: 'https://card-api.itspaywall.com',
    paymentUrl: 'https://payment-api.itspaywall.com',
  },
  'production-turkey': {
    cardUrl: 'https://card-api.paywall.com.tr',
    paymentUrl: 'https://payment-api.paywall.com.tr',
  },
} as const

/** What is sent with every request about cards; `providerOptions` can say otherwise for one call. */
export const cardDefaults = {
  /** Needed at every call when it was given at save. It travels in a header. */
  relationalId2: headerField.optional(),
  /** Needed at every call when it was given at save. It travels in a header. */
  relationalId3: headerField.optional(),
  /** The partner's account, for cards that are shared under a partner. It travels in a header. */
  partnerIdentity: headerField.optional(),
}

export const paywallOptionsSchema = z
  .strictObject({
    ...commonOptions,
    ...cardDefaults,
    environment: z.enum(['test', 'production', 'production-turkey']),
    /** Instead of the environment's own CardWall address. */
    cardUrl: baseUrlField.optional(),
    /** Instead of the environment's own Payment API address. */
    paymentUrl: baseUrlField.optional(),
    /** `apikeypublic`, for payment links. */
    publicKey: credential(headerField),
    /** `apiclientpublic`, for payment links. */
    publicClient: credential(headerField),
    /** `apikeyprivate`, for cards. */
    privateKey: credential(headerField),
    /** `apiclientprivate`, for cards. */
    privateClient: credential(headerField),
    /**
     * The `ErrorCode` by which the list of an owner without cards is answered, if it is by one: how Paywall answers is not
     * documented. An empty array and null are always taken for no cards.
     */
    noCardsErrorCode: z
      .int()
      .refine((code) => code !== 0, 'must not be 0, which means success')
      .optional(),
    /** Hosts whose payment links are handed out. Paywall does not document them. */
    linkHosts: linkHostsField.default(['*.itspaywall.com', '*.paywall.com.tr', '*.paywall.one']),
  })
  .transform(({ cardUrl, paymentUrl, ...options }) => {
    const addresses = environments[options.environment]
    return {
      ...options,
      cardUrl: cardUrl ?? addresses.cardUrl,
      paymentUrl: paymentUrl ?? addresses.paymentUrl,
    }
  })

/** The options of a Paywall instance, as they are written in a configuration. */
export type PaywallOptions = z.input<typeof paywallOptionsSchema>

export type PaywallSettings = z.output<typeof paywallOptionsSchema>
