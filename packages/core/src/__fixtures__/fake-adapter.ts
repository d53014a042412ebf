import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  baseUrlField,
  commonOptions,
  credential,
  defineAdapter,
  failureOfStatus,
  linkHostsField,
  requestedFields,
  trustedLink,
  type Adapter,
  type AdapterDeps,
  type AdapterOperations,
  type ProviderResponse,
  type Authenticator,
  type Failure,
  type ProviderRequest,
  type Refusals,
  type SignableRequest,
} from '../adapter/index.js'
import type { Card, CardRef } from '../model/card.js'
import type { Capabilities, UpdateCapabilities } from '../model/capabilities.js'

export const baseUrl = 'https://api.fake.test'

const fakeOptions = z.strictObject({
  ...commonOptions,
  baseUrl: baseUrlField.default(baseUrl),
  secret: credential(),
  linkHosts: linkHostsField.default(['pay.fake.test']),
})

export type FakeSettings = z.output<typeof fakeOptions>

export interface FakeParts {
  readonly capabilities?: Partial<Capabilities>
  readonly update?: Partial<UpdateCapabilities>
  readonly refusals?: Refusals
  readonly authenticator?: (settings: FakeSettings, deps: AdapterDeps) => Authenticator
  readonly classify?: (answer: ProviderResponse) => Failure | undefined
  readonly body?: () => Readonly<Record<string, unknown>>
  /** Replaces operations; `undefined` leaves one out. */
  readonly operations?: (deps: AdapterDeps) => { [O in keyof AdapterOperations]: AdapterOperations[O] | undefined }
}

const direct: Capabilities = {
  updateCard: { name: 'direct', expiry: 'direct', verification: 'unsupported', write: 'patch' },
  addCard: 'direct',
  createPaymentLink: 'direct',
  listCards: 'direct',
  getCard: 'direct',
  deleteCard: 'direct',
}

const wireCard = z.looseObject({ id: z.string(), name: z.string().optional() })
const answerOf = <T extends z.ZodRawShape>(shape: T) =>
  z.looseObject({ requestId: z.string().optional(), ...shape })

/** What the fake provider expects in its header `x-signature`. */
export function signatureOf({ method, url, body }: SignableRequest, secret: string): string {
  return createHash('sha256')
    .update(`${method} ${url.pathname}${url.search} ${secret} `)
    .update(body)
    .digest('hex')
}

export function fakeAdapter(parts: FakeParts = {}): Adapter<'fake', typeof fakeOptions> {
  return defineAdapter<'fake', typeof fakeOptions, Capabilities>({
    name: 'fake',
    options: fakeOptions,
    capabilities: { ...direct, ...parts.capabilities, updateCard: { ...direct.updateCard, ...parts.update } },
    ...(parts.refusals && { refusals: parts.refusals }),
    create: (settings, deps) =>
      ({ ...fakeOperations(settings, deps, parts), ...parts.operations?.(deps) }) as AdapterOperations,
  })
}

export function classifyFake({ status, body }: ProviderResponse): Failure | undefined {
  const { ok, code, message } = z
    .looseObject({ ok: z.boolean().optional(), code: z.string().optional(), message: z.string().optional() })
    .catch({})
    .parse(body)
  if (status < 300 && ok === true) return undefined
  const known = { 401: 'authentication_failed', 404: 'card_not_found', 422: 'request_rejected' } as const
  return { code: failureOfStatus(status, known), providerCode: code, providerMessage: message }
}

function fakeOperations(settings: FakeSettings, deps: AdapterDeps, parts: FakeParts): AdapterOperations {
  const { send } = deps
  const authenticator: Authenticator = parts.authenticator?.(settings, deps) ?? {
    async authenticate(request) {
      return { 'x-signature': signatureOf(request, await settings.secret.reveal()) }
    },
  }
  const request = <T>(
    method: ProviderRequest<T>['method'],
    path: string,
    rest: Pick<ProviderRequest<T>, 'idempotency' | 'response' | 'body'>,
  ): ProviderRequest<T> => ({
    method,
    url: `${settings.baseUrl}${path}`,
    authenticator,
    classify: parts.classify ?? classifyFake,
    requestId: (body) => z.looseObject({ requestId: z.string().optional() }).parse(body).requestId,
    ...rest,
    ...(rest.body && parts.body && { body: parts.body }),
  })
  const linkOf = (url: string) => {
    const { linkHosts, baseUrl: api } = settings
    return trustedLink(url, { hosts: linkHosts, baseUrl: api }, { outcome: 'applied' })
  }

  return {
    async updateCard({ card, set }, call) {
      const answer = await send(
        request('PUT', `/cards/${card.id}`, {
          idempotency: 'idempotent',
          body: ({ now }) => ({ at: now, ...set }),
          response: answerOf({ card: wireCard }),
        }),
        call,
      )
      return { status: 'updated', card: toCard(answer.card, card.owner), applied: requestedFields(set) }
    },
    async createPaymentLink({ owner, amount, description, invoiceNumber, providerOptions }, call) {
      const answer = await send(
        request('POST', '/payment-links', {
          idempotency: 'unsafe',
          body: ({ now }) => ({ at: now, owner, amount, description, invoiceNumber, providerOptions }),
          response: answerOf({ link: z.string() }),
        }),
        call,
      )
      return { status: 'created', link: linkOf(answer.link) }
    },
    async addCard({ owner, token, name }, call) {
      const answer = await send(
        request('POST', '/cards', {
          idempotency: 'unsafe',
          body: () => ({ owner, token, name }),
          response: answerOf({ card: wireCard }),
        }),
        call,
      )
      return { status: 'added', card: toCard(answer.card, owner) }
    },
    async listCards({ owner }, call) {
      const response = answerOf({ cards: z.array(wireCard) })
      const { cards } = await send(request('GET', '/cards', { idempotency: 'safe', response }), call)
      return cards.map((card) => toCard(card, owner))
    },
    async getCard({ card }, call) {
      const response = answerOf({ card: wireCard })
      const answer = await send(request('GET', `/cards/${card.id}`, { idempotency: 'safe', response }), call)
      return toCard(answer.card, card.owner)
    },
    async deleteCard({ card }, call) {
      const path = `/cards/${card.id}`
      await send(request('DELETE', path, { idempotency: 'idempotent', response: z.unknown() }), call)
      return undefined
    },
  }
}

function toCard({ id, name }: z.output<typeof wireCard>, owner: string): Card {
  const ref: CardRef = { owner, id }
  return { ref, ...(name !== undefined && { name }), requiredActions: [], limits: [] }
}
