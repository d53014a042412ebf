import {
  checkInput,
  jsonAmount,
  textField,
  withoutCardNumber,
  type CheckedRequest,
  type JsonObject,
} from '@cardlane/core/adapter'
import { z } from 'zod'
import { currencyId } from './paywall-currencies.js'

/** What Paywall takes beyond the neutral `createPaymentLink` request (https://developer.paywall.one, "LinkQr"). */
export interface PaywallLinkOptions {
  /** Default: the description, or else the invoice number, or else `Payment`. */
  readonly itemName?: string | undefined
  /** How often the link can be paid, or `unlimited`. Default: 1. */
  readonly stockCount?: number | 'unlimited' | undefined
  /** Where Paywall posts successful payments. Default: no callback. */
  readonly callbackAddress?: string | undefined
  readonly language?: 'tr' | 'en' | undefined
  /** Whether the payer may choose installments. Default: false. */
  readonly installments?: boolean | undefined
  /** Sends the link to this address too. */
  readonly notificationEmail?: string | undefined
  /** Sends the link to this number too: ten digits without a country code. */
  readonly notificationPhone?: string | undefined
}

const stockCountRule = 'must be at least 1, or "unlimited"'

const linkOptions = z
  .strictObject({
    itemName: textField(255).optional(),
    stockCount: z
      .union([z.int().min(1, stockCountRule), z.literal('unlimited')], { error: stockCountRule })
      .default(1),
    callbackAddress: withoutCardNumber(
      z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }),
    ).optional(),
    language: z.enum(['tr', 'en']).optional(),
    installments: z.boolean().default(false),
    notificationEmail: withoutCardNumber(z.email('must be an e-mail address')).optional(),
    notificationPhone: z
      .string()
      .regex(/^\d{10}$/, 'must be ten digits')
      .optional(),
  })
  .prefault({})

const languageIds = { tr: 1, en: 2 } as const

/** The body of linkqr/generate for a plain payment: a service (`SalesType` 2), which needs no photo. */
export function paymentLinkBody(request: CheckedRequest<'createPaymentLink'>, reference: string): JsonObject {
  const { amount, description, invoiceNumber, providerOptions } = request
  const link = checkInput(linkOptions, providerOptions, ['providerOptions', 'paywall'])
  const itemName = link.itemName ?? description ?? invoiceNumber ?? 'Payment'
  const limited = link.stockCount !== 'unlimited'
  return {
    SalesType: 2,
    PhotoBase64: '',
    ItemName: itemName,
    ItemDescription: description ?? itemName,
    ItemAmount: jsonAmount(amount),
    LanguageId: link.language && languageIds[link.language],
    CurrencyId: currencyId(amount.currency),
    StockTrack: limited,
    StockCount: limited ? link.stockCount : undefined,
    CallbackSupport: link.callbackAddress !== undefined,
    CallbackAddress: link.callbackAddress,
    InstallmentSupport: link.installments,
    NotificationSupport: (link.notificationEmail ?? link.notificationPhone) !== undefined,
    NotificationEmail: link.notificationEmail,
    NotificationPhone: link.notificationPhone,
    MerchantOrderId: invoiceNumber,
    MerchantTrackId: reference,
  }
}
