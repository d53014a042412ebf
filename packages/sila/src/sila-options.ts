import { baseUrlField, commonOptions, credential, textField } from '@cardlane/core/adapter'
import { z } from 'zod'
import { isSigner, privateKeyField, type Signer } from './sila-signer.js'

/** https://docs.silamoney.com; the version is part of the address. */
const environments = {
  sandbox: 'https://sandbox.silamoney.com/0.2',
  production: 'https://api.silamoney.com/0.2',
} as const

const signer = z.custom<Signer>(isSigner, 'must be a signer')
const key = z.union([signer, credential(privateKeyField)], {
  error: 'must be a private key of 64 hex digits, a function, or a signer',
})

/** Finds the signer of a user's key. `undefined` or `null` when there is none. */
export type UserSigners = (
  userHandle: string,
) => Promise<Signer | null | undefined> | Signer | null | undefined

const ecdsaAuth = z.strictObject({
  kind: z.literal('ecdsa'),
  /** The app's private key: 64 hex digits with or without 0x, a function that returns them, or a `Signer`. */
  appKey: key,
  /** The users' keys by user handle, or a function that looks one up. */
  userKeys: z.union(
    [z.custom<UserSigners>((value) => typeof value === 'function'), z.record(z.string(), key)],
    {
      error: 'must be a function, or keys by user handle (64 hex digits, a function, or a signer each)',
    },
  ),
})

const tokenAuth = z.strictObject({
  kind: z.literal('token'),
  clientId: credential(),
  clientSecret: credential(),
})

const auth = z.discriminatedUnion('kind', [ecdsaAuth, tokenAuth], {
  error: ({ code }: z.core.$ZodRawIssue) =>
    code === 'invalid_union' ? 'must be "ecdsa" or "token"' : undefined,
})

export const silaOptionsSchema = z
  .strictObject({
    ...commonOptions,
    /** Sila's own documentation shows a deletion of 16 seconds. Default: 60,000. */
    deadlineMs: commonOptions.deadlineMs.unwrap().default(60_000),
    environment: z.enum(['sandbox', 'production']),
    /** Instead of the environment's own address; it includes the version, as in `https://sandbox.silamoney.com/0.2`. */
    baseUrl: baseUrlField.optional(),
    appHandle: textField(255),
    auth,
    /** The name under which `appHandle` is sent. `auth_handle` is the older one, still accepted. */
    handleField: z.enum(['app_handle', 'auth_handle']).default('app_handle'),
    /** Sila's documentation prints POST, its own Postman collections use PUT. */
    updateCardMethod: z.enum(['POST', 'PUT']).default('POST'),
    /** The processor behind card tokens. `cko` is Checkout.com, the only one documented. */
    cardProcessor: z.string().min(1).default('cko'),
  })
  .transform((options) => ({ ...options, baseUrl: options.baseUrl ?? environments[options.environment] }))

/** The options of a Sila instance, as they are written in a configuration. */
export type SilaOptions = z.input<typeof silaOptionsSchema>

export type SilaSettings = z.output<typeof silaOptionsSchema>
export type SilaEcdsaSettings = Extract<SilaSettings['auth'], { kind: 'ecdsa' }>
export type SilaTokenSettings = Extract<SilaSettings['auth'], { kind: 'token' }>
export type SilaKey = SilaEcdsaSettings['appKey']
