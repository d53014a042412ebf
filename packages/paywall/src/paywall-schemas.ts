import { z } from 'zod'

/** Paywall writes PascalCase and reads any case, so any case is read here too. */
function anyCase<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  const names = new Map(Object.keys(schema.shape).map((name) => [name.toLowerCase(), name]))
  const spelling = (key: string, value: object) => {
    const name = names.get(key.toLowerCase())
    // If the exact key exists, case variants of it are other keys.
    return name === undefined || Object.hasOwn(value, name) ? key : name
  }
  return z.preprocess((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [spelling(key, value), each]))
  }, schema)
}

/** `Result` is a JSON boolean in every sample and a string in one table of the documentation. */
export const paywallEnvelope = anyCase(
  z.looseObject({
    Result: z.union([z.boolean(), z.string().transform((text) => text.toLowerCase() === 'true')]),
    ErrorCode: z.number(),
    Message: z.string().nullish().catch(undefined),
    Body: z.unknown().optional(),
  }),
)

const digits = z.union([z.string(), z.int()])

/** Some calls of Paywall have months and years as texts. */
const number = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)])

export const paywallCard = anyCase(
  z.looseObject({
    UniqueCode: z.string().min(1),
    CardBin: digits.transform(String),
    /** A number has lost its leading zeros; the id of the card depends on them. */
    CardLastFour: digits.transform((value) => String(value).padStart(4, '0')),
    Name: z.string().nullish(),
    Month: number.nullish(),
    Year: number.nullish(),
    CardHolderName: z.string().nullish().catch(undefined),
    /** The brand, as text. */
    CardType: z.string().nullish().catch(undefined),
    Expired: z.boolean().nullish().catch(undefined),
  }),
)

export type PaywallCard = z.output<typeof paywallCard>

const linkObject = anyCase(
  z.looseObject({
    Link: z.string(),
    /** A number that is not exact is another payment's, or nobody's. */
    Id: z.union([z.int(), z.string()]).nullish().catch(undefined),
  }),
)

/** A text in the documentation's table, an object in its sample. */
export const paywallLink = z.preprocess(
  (body) => (typeof body === 'string' && body !== '' ? { Link: body } : body),
  linkObject,
)

/** A success with `Body` of a kind. */
export const paywallResponse = <T>(body: z.ZodType<T>) =>
  anyCase(z.looseObject({ Body: body })).transform(({ Body }) => Body)

/** An owner without cards: an array, null or nothing at all; which one is not documented. */
const paywallCards = z.preprocess((body) => (body === '' ? [] : (body ?? [])), z.array(paywallCard))

/** The answer of a list. Beside 0, only the code of "no cards" comes this far, and its `Body` is no list. */
export const paywallList = paywallEnvelope
  .transform(({ ErrorCode, Body }) => ({ Body: ErrorCode === 0 ? Body : [] }))
  .pipe(z.object({ Body: paywallCards }))
  .transform(({ Body }) => Body)
