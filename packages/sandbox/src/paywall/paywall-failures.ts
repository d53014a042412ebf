import type { PaywallSettings } from './paywall-options.js'

interface FailureKind {
  /** The code in the general table, and where nothing else is said, in the one of payments. */
  readonly code: number
  readonly paymentCode?: number
  /** CardWall's own, of which only two are published: 4 already exists, 5 not found. */
  readonly cardWallCode?: number
  readonly english: string
  readonly turkish: string
}

/**
 * Codes of the published tables (developer.paywall.one, error codes and descriptions). Which table the card calls use is
 * not documented. The token's code is only in the table of payments.
 */
const kinds = {
  invalid: { code: 2, english: 'Invalid data', turkish: 'Geçersiz veri' },
  missingHeader: { code: 4, paymentCode: 2, english: 'Missing header', turkish: 'Eksik başlık' },
  noCards: {
    ...{ code: 3, paymentCode: -1, cardWallCode: 5 },
    ...{ english: 'No data', turkish: 'Veri yok' },
  },
  notTheOwners: {
    ...{ code: 115, paymentCode: 22, cardWallCode: 5 },
    english: 'The card is not in the card wall of these relational ids',
    turkish: 'Kart bu kimliklerin kart saklama alanında değil',
  },
  badUniqueCode: {
    ...{ code: 118, paymentCode: 21, cardWallCode: 5 },
    ...{ english: 'Invalid card UniqueCode', turkish: 'Geçersiz kart UniqueCode' },
  },
  badToken: { code: 75, english: 'The card token is not usable', turkish: 'Kart jetonu kullanılamıyor' },
  unlistedIp: { code: 512, english: 'The IP address is not listed', turkish: 'IP adresi listede değil' },
  photoRequired: { code: 128, english: 'A product needs a photo', turkish: 'Ürün için fotoğraf gerekli' },
  missingCallback: { code: 163, english: 'Missing callback address', turkish: 'Geri bildirim adresi eksik' },
  amount: {
    ...{ code: 51, paymentCode: 45 },
    ...{ english: 'The amount must be greater than zero', turkish: 'Tutar sıfırdan büyük olmalı' },
  },
  currency: { code: 53, paymentCode: 8, english: 'Unknown currency', turkish: 'Bilinmeyen para birimi' },
  duplicateOrder: {
    ...{ code: 119, paymentCode: 4 },
    ...{ english: 'MerchantOrderId already exists', turkish: 'MerchantOrderId zaten var' },
  },
} as const satisfies Readonly<Record<string, FailureKind>>

export interface PaywallFailure {
  readonly kind: keyof typeof kinds
  /** What exactly, after a colon. */
  readonly what?: string
}

export function codeOf({ kind }: PaywallFailure, table: PaywallSettings['errorCodes']): number {
  const { code, paymentCode, cardWallCode }: FailureKind = kinds[kind]
  const codes = { general: code, payment: paymentCode ?? code, 'card-wall': cardWallCode ?? 1, one: 1 }
  return codes[table]
}

export const messageOf = ({ kind, what }: PaywallFailure, language: PaywallSettings['messages']): string =>
  what === undefined ? kinds[kind][language] : `${kinds[kind][language]}: ${what}`
