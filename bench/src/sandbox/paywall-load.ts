import type { Call } from './client.js'
import { single, type Scenario } from './load.js'
import type { Served } from './served.js'

export type TakeToken = () => Promise<string>

/** Reads, updates, and cards that are saved and deleted again. */
export function paywallScenarios(paywall: Served['paywall'], takeToken: TakeToken): readonly Scenario[] {
  const call = paywallCalls(paywall)
  const saveAndDelete: Scenario = async (send) => {
    const saved = JSON.parse(await send(call.save(await takeToken()))) as { Body: { UniqueCode: string } }
    await send(call.remove(saved.Body.UniqueCode))
  }
  return [single(call.list), single(call.update), saveAndDelete]
}

export function paywallCalls(paywall: Served['paywall']) {
  const { cardUrl, paymentUrl, relationalId1: RelationalId1, uniqueCode } = paywall
  const json = { 'content-type': 'application/json' }
  const privatePair = { apikeyprivate: paywall.privateKey, apiclientprivate: paywall.privateClient }
  const publicPair = { apikeypublic: paywall.publicKey, apiclientpublic: paywall.publicClient }
  const cards = (method: Call['method'], fields: object, path = ''): Call => ({
    method,
    url: `${cardUrl}/paywall/card${path}`,
    headers: { ...json, ...privatePair },
    body: JSON.stringify({ RelationalId1, ...fields }),
    answer: '"Result":true',
  })
  const update = (Nickname: string): Call =>
    cards('PUT', { UniqueCode: uniqueCode, Nickname, Month: 12, Year: 2030 })
  let updates = 0

  return {
    list: (): Call => ({
      method: 'GET',
      url: `${cardUrl}/paywall/card`,
      headers: { ...privatePair, relationalid1: RelationalId1 },
      answer: '"Result":true',
    }),
    update: (): Call => {
      updates += 1
      return update(`Card ${updates}`)
    },
    save: (CardToken: string) => cards('POST', { Card: { CardToken, Nickname: 'Second' } }, '/tokenization'),
    remove: (UniqueCode: string) => cards('DELETE', { UniqueCode }),
    generateLink: (): Call => ({
      method: 'POST',
      url: `${paymentUrl}/api/paywall/linkqr/generate`,
      headers: { ...json, ...publicPair },
      body: JSON.stringify(sale),
      answer: '"Result":true',
    }),
    wrongKey: (): Call => ({
      ...update('Refused'),
      headers: { ...json, ...privatePair, apikeyprivate: 'demo-wrong-key' },
      status: 401,
      answer: '"Result":false',
    }),
  }
}

/** A service sale, the kind that needs no photo. */
const sale = {
  ...{ SalesType: 2, ItemName: 'Order', ItemDescription: 'Course fee', ItemAmount: 42.5, LanguageId: 2 },
  ...{ CurrencyId: 1, StockTrack: false, CallbackSupport: false, InstallmentSupport: false },
  NotificationSupport: false,
}
