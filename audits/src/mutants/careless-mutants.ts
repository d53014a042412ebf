import { request as startRequest } from 'node:http'
import { HostedLink, type CardRef } from '@cardlane/core'
import type { AdapterOperations } from '@cardlane/core/adapter'
import { z } from 'zod'
import { paywallSubject, paywintSubject, silaSubject } from './base-subjects.js'
import { onlyFor, withCard } from './defects.js'
import { mutant, type Mutant } from './mutant.js'

/** Adapters whose words, options or results are not what they are to be. */
export const carelessMutants: readonly Mutant[] = [
  mutant('claims a capability that it lacks', silaSubject, {
    capabilities: { createPaymentLink: 'direct' },
    refusals: withoutPaymentLinks(silaSubject.adapter.refusals),
  }),
  mutant('can do what it does not declare', paywallSubject, {
    capabilities: { deleteCard: 'unsupported' },
    refusals: {
      ...paywallSubject.adapter.refusals,
      deleteCard: { reason: 'Nobody deletes cards.', alternative: 'Ask the provider.' },
    },
  }),
  mutant('says that it merges, and reads nothing first', silaSubject, {
    capabilities: { updateCard: { ...silaSubject.adapter.capabilities.updateCard, write: 'replace' } },
  }),
  mutant('gives no reason for what it cannot do', silaSubject, { refusals: {} }),
  mutant('returns numbers with fractions', silaSubject, {
    operation: withCard((card) => ({ ...card, expiry: { month: 2, year: 2031.5 } })),
  }),
  mutant('returns null for what is not there', paywintSubject, {
    operation: withCard((card) => ({ ...card, brand: null })),
  }),
  mutant('returns words of the provider', paywallSubject, {
    operation: withCard((card) => ({ ...card, CardType: 'Visa' })),
  }),
  mutant('writes brands as the provider does', silaSubject, {
    operation: withCard((card) => ({ ...card, brand: 'Visa' })),
  }),
  mutant('gives a link that does not say when it expires', paywintSubject, {
    operation: onlyFor('updateCard', (perform) => async (request, call) => {
      const result = (await perform(request, call)) as { readonly link: HostedLink }
      return { ...result, link: new HostedLink(result.link.url) }
    }),
  }),
  mutant('gives a link to any host', paywintSubject, {
    operation: onlyFor('addCard', (perform) => async (request, call) => {
      const result = (await perform(request, call)) as { readonly link: HostedLink }
      return { ...result, link: new HostedLink('http://elsewhere.example/', result.link.expiresAt) }
    }),
  }),
  mutant('fails at a field that it does not know', silaSubject, {
    request: (request) => ({
      ...request,
      response: request.response.refine((body) => !hasUnknownField(body)),
    }),
  }),
  mutant('tells nobody of values that it does not know', paywallSubject, {
    request: ({ drift: _kept, ...request }) => request,
  }),
  mutant('ignores options that it does not have', silaSubject, {
    options: (options) => z.preprocess((given) => withoutKey(given, 'noSuchOption'), options),
  }),
  mutant('names one mistake at a time', paywallSubject, {
    options: (options) =>
      z.unknown().transform((given, context) => {
        const parsed = options.safeParse(given)
        if (parsed.success) return parsed.data
        const [first] = parsed.error.issues
        context.addIssue({ code: 'custom', path: first?.path ?? [], message: 'is wrong' })
        return z.NEVER
      }),
  }),
  mutant('ignores what is meant for the provider alone', silaSubject, {
    operation: onlyFor(
      'listCards',
      (perform) => (request: object, call) => perform({ ...request, providerOptions: undefined }, call),
    ),
  }),
  mutant('sends something besides core', paywallSubject, {
    operations: (operations) => ({ ...operations, listCards: besides(operations) }),
  }),
  mutant('throws an error of its own in the place of a failure', paywintSubject, {
    operation: (perform) => (request, call) =>
      perform(request, call).catch((error: unknown) => {
        throw new Error('It failed.', { cause: error })
      }),
  }),
  mutant('leaves a timer behind', silaSubject, {
    operation:
      (perform, _name, { clock }) =>
      (request, call) => {
        clock.schedule(() => undefined, 3_600_000)
        return perform(request, call)
      },
  }),
]

function withoutPaymentLinks(refusals: typeof silaSubject.adapter.refusals) {
  const { createPaymentLink: _left, ...others } = refusals ?? {}
  return others
}

function hasUnknownField(body: unknown): boolean {
  const known = [
    'success',
    'status',
    'message',
    'reference',
    'cards',
    'card',
    'pagination',
    'response_time_ms',
  ]
  return Object.keys(Object(body) as object).some(
    (key) => !known.includes(key) && !/id$|count|page|total/.test(key),
  )
}

function withoutKey(given: unknown, unwanted: string): unknown {
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(Object.entries(given).filter(([key]) => key !== unwanted))
}

/** Sends by itself, without all that core sees to. */
function besides(operations: AdapterOperations): NonNullable<AdapterOperations['listCards']> {
  return async (request, call) => {
    const ask = startRequest('http://127.0.0.1:9/')
    await new Promise((resolve) => ask.on('error', resolve).end())
    const cards = (await operations.listCards?.(request, call)) ?? []
    return cards.map((card) => ({ ...card, ref: { ...card.ref } satisfies CardRef }))
  }
}
