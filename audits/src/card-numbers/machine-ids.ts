import { withCheckDigit } from './check-digit.js'
import type { Random } from './random.js'
import type { TextKind } from './text-kind.js'

const hexDigits = '0123456789abcdef'
const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const urlSafe = `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-`

const hex = (length: number) => (random: Random) => random.text(length, hexDigits)

const uuid = (version: number) => (random: Random) =>
  [
    random.text(8, hexDigits),
    random.text(4, hexDigits),
    `${version}${random.text(3, hexDigits)}`,
    random.text(1, '89ab') + random.text(3, hexDigits),
    random.text(12, hexDigits),
  ].join('-')

/** Of the years 2024 to 2040, as version 7 of a UUID and a ULID begin. */
const moment = (random: Random) => random.between(1_704_067_200_000, 2_240_524_800_000)

const uuid7 = (random: Random) => {
  const time = moment(random).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-${uuid(7)(random).slice(14)}`
}

const ulid = (random: Random) => {
  let [time, text] = [moment(random), '']
  for (let index = 0; index < 10; index += 1) {
    text = (base32[time % 32] ?? '') + text
    time = Math.floor(time / 32)
  }
  return text + random.text(16, base32)
}

const imei = (random: Random) => withCheckDigit(random.pick(['35', '86', '01']) + random.digits(12))

/** Ids that machines make. `atMost` is 0 where one in a million would be too many. */
export const machineIds: readonly TextKind[] = [
  { kind: 'UUID version 1', make: uuid(1), atMost: 0 },
  { kind: 'UUID version 4 (our references)', make: uuid(4), atMost: 0 },
  { kind: 'UUID version 5', make: uuid(5), atMost: 0 },
  { kind: 'UUID version 7', make: uuid7, atMost: 0 },
  { kind: 'UUID version 8', make: uuid(8), atMost: 0 },
  { kind: 'UUID in capitals and braces', make: (random) => `{${uuid(4)(random).toUpperCase()}}`, atMost: 0 },
  { kind: 'ULID', make: ulid, atMost: 0 },
  { kind: 'nanoid', make: (random) => random.text(21, urlSafe), atMost: 0 },
  { kind: 'ObjectId, 24 hex digits', make: hex(24), atMost: 0 },
  { kind: 'MD5, 32 hex digits', make: hex(32), atMost: 0 },
  { kind: 'SHA-256, 64 hex digits', make: hex(64), atMost: 0 },
  { kind: 'trace id, 16 hex digits', make: hex(16), atMost: 0.001 },
  { kind: 'IMEI, which passes the Luhn check', make: imei, atMost: 0 },
  { kind: 'Paywall card id of ours', make: (random) => `pwc_${hex(32)(random)}`, atMost: 0 },
  { kind: 'Sila request id (req_)', make: (random) => `req_${hex(24)(random)}`, atMost: 0 },
  { kind: 'Sila card token (tok_)', make: (random) => `tok_${hex(26)(random)}`, atMost: 0 },
  {
    kind: 'Sila access token',
    make: (random) => [36, 120, 48].map((size) => random.text(size, urlSafe)).join('.'),
    atMost: 0,
  },
]
