import { baseUrlField, commonOptions, credential, headerField } from '@cardlane/core/adapter'
import { z } from 'zod'

/** README.md, "Where". The version is part of the address. */
const environments = {
  sandbox: 'https://sandbox.acme-cards.example/v1',
  production: 'https://api.acme-cards.example/v1',
} as const

export const acmeOptionsSchema = z
  .strictObject({
    ...commonOptions,
    environment: z.enum(['sandbox', 'production']),
    /** Instead of the environment's own address. */
    baseUrl: baseUrlField.optional(),
    /** The id of the key. It travels in a header. */
    keyId: credential(headerField),
    /** What requests are signed with. It never travels. */
    secret: credential(),
    /** Acme documents its limit: a label has 40 characters at most. */
    maxNameLength: z.int().min(1).max(40).default(40),
  })
  .transform(({ baseUrl, ...options }) => ({
    ...options,
    baseUrl: baseUrl ?? environments[options.environment],
  }))

/** The options of an Acme instance, as they are written in a configuration. */
export type AcmeOptions = z.input<typeof acmeOptionsSchema>

export type AcmeSettings = z.output<typeof acmeOptionsSchema>
