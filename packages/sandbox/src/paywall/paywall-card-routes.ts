import type { z } from 'zod'
import { authenticated, header, refused, type ArrivedRequest, type Reply, type Route } from '../route.js'
import type { PaywallVerifier } from './paywall-auth.js'
import { isExpired, maskName, showCard, type PaywallOwner } from './paywall-card.js'
import type { PaywallEnvelopes } from './paywall-envelopes.js'
import type { PaywallSettings } from './paywall-options.js'
import { belongsTo, type PaywallState, type Stored } from './paywall-state.js'
import * as shapes from './paywall-validation.js'

export interface PaywallRoutesSetup {
  readonly state: PaywallState
  readonly verify: PaywallVerifier
  readonly settings: PaywallSettings
  readonly envelopes: PaywallEnvelopes
}

/** A route that first checks its header pair. */
export function guard(
  { verify, envelopes }: PaywallRoutesSetup,
  answer: (request: ArrivedRequest) => Reply,
): Route['answer'] {
  return (request) => {
    const refusal = verify(request)
    if (refusal === undefined) return authenticated(answer(request))
    return refused(refusal.why, envelopes.badKeys(), refusal.explanation)
  }
}

/** The card storage calls (developer.paywall.one, card storage service), all under one path. */
export function createPaywallCardRoutes(setup: PaywallRoutesSetup): readonly Route[] {
  const { state, settings, envelopes } = setup
  const { success, fail } = envelopes
  const bodies = shapes.createPaywallBodies(settings)
  const guarded = (answer: (request: ArrivedRequest) => Reply): Route['answer'] =>
    settings.ipAddress === 'listed'
      ? guard(setup, answer)
      : () => refused('IP address not listed', fail({ kind: 'unlistedIp' }))
  const withBody =
    <T>(schema: z.ZodType<T>, act: (body: T, request: ArrivedRequest) => Reply) =>
    (request: ArrivedRequest): Reply => {
      const body = shapes.readBody(schema, request.body)
      return body.ok ? act(body.value, request) : fail(body.failure)
    }
  const withCard = (
    body: shapes.OwnerFields & { uniquecode: string },
    act: (found: Stored) => Reply,
  ): Reply => {
    const found = state.find(body.uniquecode)
    if (!found) return fail({ kind: 'badUniqueCode' })
    return belongsTo(found.card, ownerOf(body)) ? act(found) : fail({ kind: 'notTheOwners' })
  }

  const save = withBody(bodies.save, ({ card, includedetails, ...owner }) => {
    const token = state.tokens.look(card.cardtoken)
    if ('problem' in token) return fail({ kind: 'badToken', what: token.problem })
    state.tokens.use(card.cardtoken)
    const saved = state.save(ownerOf(owner), token.value, card.nickname)
    if (settings.saveAnswer === 'null') return success(null)
    return success({
      ...showCard(saved, includedetails === true),
      CardHolderName: maskName(saved.CardHolderName),
    })
  })

  const list = (request: ArrivedRequest): Reply => {
    const relationalid1 = header(request, 'relationalid1')
    if (relationalid1 === undefined) return fail({ kind: 'missingHeader', what: 'relationalid1' })
    const owner = ownerOf({
      relationalid1,
      relationalid2: header(request, 'relationalid2'),
      relationalid3: header(request, 'relationalid3'),
      partneridentity: header(request, 'partneridentity'),
    })
    const withDetails = header(request, 'includedetails')?.toLowerCase() === 'true'
    const cards = state
      .cardsOf(owner)
      .map((card) => ({ ...showCard(card, withDetails), Expired: isExpired(card, request.at) }))
    if (cards.length > 0 || settings.emptyList === 'array') return success(cards)
    return settings.emptyList === 'null' ? success(null) : fail({ kind: 'noCards' })
  }

  const update = withBody(bodies.update, (body, request) =>
    withCard(body, (found) => {
      const change = { Name: body.nickname, Month: body.month, Year: body.year }
      if (settings.pastExpiry === 'refuse' && isExpired(change, request.at)) {
        return fail({ kind: 'invalid', what: 'the expiry date has passed' })
      }
      if (body.year > new Date(request.at).getUTCFullYear() + settings.maxYearsAhead) {
        return fail({ kind: 'invalid', what: 'the expiry date is too far ahead' })
      }
      state.update(found, change, settings.rotation === 'after-update')
      return success('')
    }),
  )

  const remove = withBody(bodies.remove, (body) =>
    withCard(body, (found) => {
      state.remove(found)
      return success(null)
    }),
  )

  return [
    { method: 'POST', path: '/paywall/card/tokenization', answer: guarded(save) },
    { method: 'GET', path: '/paywall/card', answer: guarded(list) },
    { method: 'PUT', path: '/paywall/card', answer: guarded(update) },
    { method: 'DELETE', path: '/paywall/card', answer: guarded(remove) },
  ]
}

const ownerOf = (fields: shapes.OwnerFields): PaywallOwner => ({
  RelationalId1: fields.relationalid1,
  RelationalId2: fields.relationalid2 ?? '',
  RelationalId3: fields.relationalid3 ?? '',
  PartnerIdentity: fields.partneridentity ?? '',
})
