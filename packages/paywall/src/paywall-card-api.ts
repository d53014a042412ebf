import { isCardlaneError } from '@cardlane/core'
import type { AdapterDeps, Call, JsonObject } from '@cardlane/core/adapter'
import { z } from 'zod'
import { privateAuthenticator } from './paywall-auth.js'
import { cardDrift, cardsDrift } from './paywall-drift.js'
import { judgePaywall, judgePaywallList } from './paywall-errors.js'
import { findAgain } from './paywall-find-card.js'
import { isSameState } from './paywall-merge.js'
import type { PaywallSettings } from './paywall-options.js'
import { scopeBody, scopeHeaders, type CardScope } from './paywall-requests.js'
import { paywallAnswer, paywallCard, paywallList, type PaywallCard } from './paywall-wire.js'

/** A card as it was read. */
export interface Target {
  readonly scope: CardScope
  readonly card: PaywallCard
}

/** Paywall's routes for stored cards. */
export interface PaywallCardApi {
  read(scope: CardScope, call: Call): Promise<readonly PaywallCard[]>
  store(body: JsonObject, call: Call): Promise<PaywallCard>
  /** Replaces or removes a card. Where it is refused because the card's `UniqueCode` has rotated, it is sent once more. */
  change(
    method: 'PUT' | 'DELETE',
    target: Target & { readonly fields?: JsonObject },
    call: Call,
  ): Promise<void>
}

export function createPaywallCardApi(settings: PaywallSettings, { send }: AdapterDeps): PaywallCardApi {
  const url = `${settings.cardUrl}/paywall/card`
  const shared = { authenticator: privateAuthenticator(settings), judge: judgePaywall }

  const read: PaywallCardApi['read'] = (scope, call) =>
    send(
      {
        ...shared,
        method: 'GET',
        url,
        headers: scopeHeaders(scope),
        safety: 'read',
        judge: judgePaywallList(settings.noCardsErrorCode),
        response: paywallList,
        drift: cardsDrift,
      },
      call,
    )

  /** The card's code now, if the card is as it was and only the code is another. */
  const rotatedCode = async ({ scope, card }: Target, call: Call): Promise<string | undefined> => {
    try {
      const now = findAgain(await read(scope, call), card, scope.owner)
      return isSameState(now, card) && now.UniqueCode !== card.UniqueCode ? now.UniqueCode : undefined
    } catch (error) {
      if (isCardlaneError(error)) return undefined
      throw error
    }
  }

  return {
    read,
    store: (body, call) =>
      send(
        {
          ...shared,
          method: 'POST',
          url: `${url}/tokenization`,
          body: () => body,
          safety: 'once',
          response: paywallAnswer(paywallCard),
          drift: (card) => cardDrift(card, 'body.Body'),
        },
        call,
      ),
    async change(method, { fields, ...target }, call) {
      const attempt = (UniqueCode: string) => {
        const body = { ...scopeBody(target.scope), UniqueCode, ...fields }
        const request = {
          method,
          url,
          body: () => body,
          // A PUT that arrives late would undo what was written after its repetition.
          safety: method === 'PUT' ? 'once' : 'repeatable',
          response: z.unknown(),
        } as const
        return send({ ...shared, ...request }, call)
      }
      try {
        await attempt(target.card.UniqueCode)
      } catch (error) {
        const refused =
          isCardlaneError(error) && error.code === 'request_rejected' && error.outcome === 'not_applied'
        const code = refused ? await rotatedCode(target, call) : undefined
        if (code === undefined) throw error
        await attempt(code)
      }
    },
  }
}
