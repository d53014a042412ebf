import type { Random } from './random.js'
import type { TextKind } from './text-kind.js'

interface Plan {
  readonly country: string
  /** The fewest and the most digits that follow, of mobile and fixed-line numbers in use. */
  readonly digits: readonly [number, number]
  /** Whether people write a 0 in brackets, which is dialled at home only. */
  readonly zero?: boolean
  /** What area codes begin with. Default: 1 to 9. */
  readonly areas?: string
}

const plans: readonly Plan[] = [
  { country: '1', digits: [10, 10] }, // United States, Canada
  { country: '7', digits: [10, 10] }, // Russia, Kazakhstan
  { country: '20', digits: [9, 10] }, // Egypt
  { country: '27', digits: [9, 9], zero: true }, // South Africa
  { country: '30', digits: [10, 10] }, // Greece
  { country: '31', digits: [9, 9], zero: true }, // Netherlands
  { country: '33', digits: [9, 9], zero: true }, // France
  { country: '34', digits: [9, 9] }, // Spain
  { country: '36', digits: [8, 9] }, // Hungary
  { country: '39', digits: [8, 11] }, // Italy
  { country: '351', digits: [9, 9] }, // Portugal
  { country: '352', digits: [5, 11] }, // Luxembourg
  { country: '353', digits: [8, 9], zero: true }, // Ireland
  { country: '358', digits: [6, 11], zero: true }, // Finland
  { country: '380', digits: [9, 9], zero: true }, // Ukraine
  { country: '385', digits: [8, 9], zero: true }, // Croatia
  { country: '386', digits: [8, 8], zero: true }, // Slovenia
  { country: '40', digits: [9, 9], zero: true }, // Romania
  { country: '41', digits: [9, 9], zero: true }, // Switzerland
  { country: '43', digits: [8, 11], zero: true }, // Austria
  { country: '44', digits: [9, 10], zero: true }, // United Kingdom
  { country: '45', digits: [8, 8] }, // Denmark
  { country: '46', digits: [7, 10], zero: true }, // Sweden
  { country: '47', digits: [8, 8] }, // Norway
  { country: '48', digits: [9, 9] }, // Poland
  { country: '49', digits: [8, 11], zero: true }, // Germany
  { country: '502', digits: [8, 8] }, // Guatemala
  { country: '503', digits: [8, 8] }, // El Salvador
  { country: '52', digits: [10, 11] }, // Mexico
  { country: '54', digits: [10, 11], zero: true }, // Argentina
  { country: '55', digits: [10, 11] }, // Brazil
  { country: '56', digits: [9, 9] }, // Chile
  { country: '57', digits: [10, 10] }, // Colombia
  { country: '58', digits: [10, 10], areas: '24' }, // Venezuela
  { country: '60', digits: [8, 10], zero: true }, // Malaysia
  { country: '61', digits: [9, 9], zero: true }, // Australia
  { country: '62', digits: [8, 12], zero: true }, // Indonesia
  { country: '63', digits: [10, 10], zero: true }, // Philippines
  { country: '65', digits: [8, 8] }, // Singapore
  { country: '66', digits: [8, 9], zero: true }, // Thailand
  { country: '675', digits: [7, 8] }, // Papua New Guinea
  { country: '81', digits: [9, 10], zero: true }, // Japan
  { country: '82', digits: [8, 11], zero: true }, // Korea
  { country: '86', digits: [10, 11], zero: true }, // China
  { country: '90', digits: [10, 10], zero: true }, // Turkey
  { country: '91', digits: [10, 10], zero: true }, // India
  { country: '92', digits: [10, 10], zero: true }, // Pakistan
  { country: '971', digits: [8, 9], zero: true }, // United Arab Emirates
  { country: '972', digits: [8, 9], zero: true }, // Israel
  { country: '998', digits: [9, 9] }, // Uzbekistan
]

/** Cuts a number into the groups in which people write it. */
const grouped = (random: Random, digits: string, separator: string) => {
  const groups: string[] = []
  for (let rest = digits; rest !== ''; rest = rest.slice(groups.at(-1)?.length)) {
    groups.push(rest.length < 5 ? rest : rest.slice(0, random.between(2, 4)))
  }
  return groups.join(separator)
}

const phone = (prefix: string) => (random: Random) => {
  const { country, digits, zero = false, areas = '123456789' } = random.pick(plans)
  const area = random.text(1, areas) + random.digits(random.between(1, 2))
  const rest = random.digits(random.between(...digits) - area.length)
  return (
    prefix +
    random.pick([
      () => country + area + rest,
      () => `${country} ${area} ${rest}`,
      () => `${country} ${area} ${grouped(random, rest, ' ')}`,
      () => `${country} (${area}) ${grouped(random, rest, '-')}`,
      () => `${country}-${area}-${grouped(random, rest, '-')}`,
      () => `${country}.${area}.${grouped(random, rest, '.')}`,
      () => `${country} ${zero ? '(0)' : ''}${area} ${rest}`,
      () => `${country} ${area}/${rest}`,
    ])()
  )
}

const national = (random: Random) => {
  const area = random.number(random.between(2, 4))
  return `0${area}${random.pick([' ', '-', '/', ''])}${grouped(random, random.number(random.between(5, 8)), ' ')}`
}

export const phoneNumbers: readonly TextKind[] = [
  { kind: 'telephone number with +, 50 countries', make: phone('+'), atMost: 0 },
  { kind: 'telephone number with 00', make: phone('00'), atMost: 0 },
  { kind: 'telephone number, national', make: national, atMost: 0 },
  { kind: 'telephone number without + or 00', make: phone(''), atMost: 0.01 },
]
