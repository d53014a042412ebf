import type { Card } from '@cardlane/core'
import { failed, failureOf } from '@cardlane/core/adapter'
import { paywallSubject, paywintSubject, silaSubject } from './base-subjects.js'
import { mutant, type Mutant } from './mutant.js'
import { withBody, withCard, onlyFor } from './defects.js'

/** Adapters that say what is not true, or do what nobody asked for. */
export const lyingMutants: readonly Mutant[] = [
  mutant('drops the expiry on a rename', paywallSubject, {
    request: (request) =>
      request.method === 'PUT' ? withBody(request, (body) => ({ ...body, Month: 12, Year: 2035 })) : request,
  }),
  mutant('ignores success: false', silaSubject, {
    request: (request) => ({
      ...request,
      classify: (answer) => (answer.status === 200 ? undefined : request.classify(answer)),
      response: request.response.catch({ cards: [], card: {} }),
    }),
  }),
  mutant('takes a lost answer for success', paywallSubject, {
    operation: onlyFor('deleteCard', (perform) => async (request, call) => {
      await perform(request, call).catch(() => undefined)
    }),
  }),
  mutant('says that nothing was done when nobody knows', paywallSubject, {
    operation: (perform) => (request, call) =>
      perform(request, call).catch((error: unknown) => {
        const failure = failureOf(error)
        throw failure?.outcome === 'unknown' ? failed({ ...failure, outcome: 'not_applied' }) : error
      }),
  }),
  mutant('says that everything failed was done', silaSubject, {
    operation: (perform) => (request, call) =>
      perform(request, call).catch((error: unknown) => {
        throw failed({ code: 'unexpected_response', ...failureOf(error), outcome: 'applied' })
      }),
  }),
  mutant('does not find out what became of a change', silaSubject, {
    send: (send) => async (request, call) => {
      if (Reflect.get(call, 'readsBack') !== true) return send(request, call)
      throw failed({ code: 'request_rejected', message: 'No.' })
    },
  }),
  mutant('renames nothing, and says that it did', silaSubject, {
    operation: onlyFor(
      'updateCard',
      () =>
        ({ card, set }: { card: Card['ref']; set: { name?: string } }) =>
          Promise.resolve({
            status: 'updated',
            card: { ref: card, name: set.name, requiredActions: [], limits: [] },
            applied: ['name'],
          }),
    ),
  }),
  mutant('renames every card of the owner', paywallSubject, {
    operations: (operations) => ({
      ...operations,
      async updateCard(request, call) {
        const { owner } = request.card
        const result = await operations.updateCard?.(request, call)
        for (const { ref } of (await operations.listCards?.({ owner, providerOptions: undefined }, call)) ??
          []) {
          if (ref.id !== request.card.id) await operations.updateCard?.({ ...request, card: ref }, call)
        }
        return result ?? Promise.reject(new Error('no update'))
      },
    }),
  }),
  mutant('shows the first card, whichever was asked for', silaSubject, {
    operations: (operations) => ({
      ...operations,
      async getCard({ card: { owner } }, call) {
        const [first] = (await operations.listCards?.({ owner, providerOptions: undefined }, call)) ?? []
        if (first === undefined) throw new Error('no card')
        return first
      },
    }),
  }),
  mutant('leaves letters out that it does not know', silaSubject, {
    request: (request) =>
      withBody(
        request,
        (body) => JSON.parse(JSON.stringify(body).replace(/[^\x20-\x7e]/g, '')) as typeof body,
      ),
  }),
  mutant('gives a card the id that rotates', paywallSubject, {
    operation: withCard((card) => ({ ...card, ref: { ...card.ref, id: card.providerId ?? card.ref.id } })),
  }),
  mutant('deletes the card when its page is asked for', paywintSubject, {
    operations: (operations) => ({
      ...operations,
      async updateCard(request, call) {
        const result = await operations.updateCard?.(request, call)
        await operations.deleteCard?.({ card: request.card, providerOptions: undefined }, call)
        return result ?? Promise.reject(new Error('no update'))
      },
    }),
  }),
  mutant('lists fewer cards than there are', silaSubject, {
    operation: onlyFor(
      'listCards',
      (perform) => async (request, call) => ((await perform(request, call)) as readonly Card[]).slice(0, 1),
    ),
  }),
  mutant('calls a missing card a bad request', silaSubject, {
    operation: (perform) => (request, call) =>
      perform(request, call).catch((error: unknown) => {
        if (failureOf(error)?.code !== 'card_not_found') throw error
        throw failed({ code: 'request_rejected', message: 'No.', hint: 'Try something else.' })
      }),
  }),
  mutant('calls refused credentials a bad request', silaSubject, {
    request: (request) => ({
      ...request,
      classify: (answer) => (answer.status === 401 ? { code: 'request_rejected' } : request.classify(answer)),
    }),
  }),
]
