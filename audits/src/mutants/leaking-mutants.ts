import { failed, type AdapterOperations } from '@cardlane/core/adapter'
import { paywallSubject, paywintSubject, silaSubject } from './base-subjects.js'
import { mutant, type Mutant } from './mutant.js'

/** Adapters that sign wrongly, repeat what they must not, share what is not theirs, or do not end. */
export const leakingMutants: readonly Mutant[] = [
  mutant('signs before a middleware has its turn', silaSubject, {
    request: (request) => ({
      ...request,
      authenticator: {
        ...request.authenticator,
        authenticate: (signable, call) => {
          const early = request.body?.({ now: Math.floor(Date.now() / 1000) * 1000 })
          const body =
            early === undefined
              ? signable.body
              : Buffer.from(JSON.stringify(JSON.parse(signable.body.toString())))
          return request.authenticator.authenticate({ ...signable, body }, call)
        },
      },
    }),
  }),
  mutant('signs another address', paywintSubject, {
    request: (request) => ({
      ...request,
      authenticator: {
        ...request.authenticator,
        authenticate: ({ url, ...signable }, call) =>
          request.authenticator.authenticate({ ...signable, url: new URL('/', url) }, call),
      },
    }),
  }),
  mutant('makes a payment link twice after a lost answer', paywallSubject, {
    request: (request) =>
      request.idempotency === 'unsafe' ? { ...request, idempotency: 'idempotent' } : request,
  }),
  mutant('tries for ever', silaSubject, {
    operation: (perform) => async (request, call) => {
      for (let count = 0; count < 5; count += 1) {
        const result = await perform(request, call).catch((error: unknown) => error)
        if (!(result instanceof Error)) return result
      }
      return perform(request, call)
    },
  }),
  mutant('does not repeat a read', paywintSubject, {
    request: (request) => (request.idempotency === 'safe' ? { ...request, idempotency: 'unsafe' } : request),
  }),
  mutant('prints auth headers in its errors', paywallSubject, {
    send: (send) => async (request, call) => {
      let printed = ''
      const authenticator = {
        ...request.authenticator,
        async authenticate(...given: Parameters<typeof request.authenticator.authenticate>) {
          const headers = await request.authenticator.authenticate(...given)
          printed = JSON.stringify(headers)
          return headers
        },
      }
      return send({ ...request, authenticator }, call).catch(() => {
        throw failed({ code: 'request_rejected', message: `It failed with ${printed}.` })
      })
    },
  }),
  mutant('swallows an abort', silaSubject, {
    operation: (perform, name) => (request, call) =>
      perform(request, call).catch((error: unknown) => {
        if (name !== 'listCards') throw error
        return []
      }),
  }),
  mutant('goes on after the deadline', paywintSubject, {
    operation:
      (perform, _name, { clock }) =>
      (request, call) =>
        perform(request, call).catch(async (error: unknown) => {
          await new Promise<void>((resolve) => clock.schedule(resolve, 2_000))
          throw error
        }),
  }),
  sharingMutant(),
  mutant('keeps an id that rotates', paywallSubject, {
    send: (send) => {
      return async (request, call) => {
        if (request.method !== 'GET') return send(request, call)
        const kept = lists.get(request.url) ?? send(request, call)
        lists.set(request.url, kept)
        return (await kept) as never
      }
    },
  }),
]

const lists = new Map<string, Promise<unknown>>()

/** The operations of the first instance serve every later one. */
function sharingMutant(): Mutant {
  let first: AdapterOperations | undefined
  return mutant('shares its state between instances', silaSubject, {
    operations: (operations) => (first ??= operations),
  })
}
