import type { z } from 'zod'
import type { Clock } from '@cardlane/core'
import { parseJson } from '../parse-json.js'
import { authenticated, refused, type Answer, type ArrivedRequest, type Route } from '../route.js'
import type { SeededRandom } from '../seeded-random.js'
import { createSilaVerifiers, type SilaAuthSetup, type SilaVerifier } from './sila-auth.js'
import { createSilaCardCalls, type SilaCall } from './sila-card-calls.js'
import { createSilaEnvelope, done, failed } from './sila-envelopes.js'
import { createSilaShapes, type SilaHeader } from './sila-shapes.js'
import type { SilaState } from './sila-state.js'
import { referenceOf, validate } from './sila-validation.js'

interface Setup extends SilaAuthSetup {
  readonly clock: Clock
  readonly random: SeededRandom
  readonly state: SilaState
}

interface Endpoint<T> extends SilaCall<T> {
  readonly envelope: z.ZodType<{ header: SilaHeader }>
  readonly verify: SilaVerifier
}

/** Sila's auth_token and card endpoints, all under `/0.2`. */
export function createSilaRoutes(setup: Setup): readonly Route[] {
  const { settings, accessTokens } = setup
  const { verifyCall, verifyTokenRequest } = createSilaVerifiers(setup)
  const reply = createSilaEnvelope(setup)
  const shapes = createSilaShapes(settings)
  const calls = createSilaCardCalls({ ...setup, shapes })

  /** A body without its `header` is refused before it is authenticated, as Sila does. */
  const answer =
    <T>({ envelope, verify, fields, act }: Endpoint<T>) =>
    (request: ArrivedRequest): Answer => {
      const json = parseJson(request.body)
      if (!json.ok)
        return refused('unreadable body', reply(request, undefined, failed(400, 'The body is not JSON.')))
      const reference = referenceOf(json.value)
      const read = validate(envelope, json.value)
      if (!read.ok) return refused('incomplete header object', reply(request, reference, read.outcome))
      const refusal = verify({ request, header: read.value.header })
      if (refusal) {
        return refused(refusal.why, reply(request, reference, refusal.outcome), refusal.explanation)
      }

      const input = validate(fields, json.value)
      return authenticated(reply(request, reference, input.ok ? act(input.value, request) : input.outcome))
    }

  const cardAnswer = <T>(call: SilaCall<T>) =>
    answer({ ...call, envelope: shapes.userEnvelope, verify: verifyCall })
  const token = answer({
    envelope: shapes.appEnvelope,
    verify: verifyTokenRequest,
    fields: shapes.token,
    act: () => done('Token created.', { access_token: accessTokens.current() }),
  })

  const updateCard = cardAnswer(calls.updateCard)
  const wrongVerb = (request: ArrivedRequest): Answer => {
    const outcome = { ...failed(405, 'Method not allowed.'), headers: { allow: settings.updateCardVerb } }
    return refused('method not allowed', reply(request, undefined, outcome))
  }
  const updateVia = (verb: 'POST' | 'PUT') =>
    settings.updateCardVerb === 'both' || settings.updateCardVerb === verb ? updateCard : wrongVerb

  return [
    { method: 'POST', path: '/0.2/auth_token', answer: token },
    { method: 'POST', path: '/0.2/link_card', answer: cardAnswer(calls.linkCard) },
    { method: 'POST', path: '/0.2/get_cards', answer: cardAnswer(calls.getCards) },
    { method: 'POST', path: '/0.2/update_card', answer: updateVia('POST') },
    { method: 'PUT', path: '/0.2/update_card', answer: updateVia('PUT') },
    { method: 'POST', path: '/0.2/delete_card', answer: cardAnswer(calls.deleteCard) },
  ]
}
