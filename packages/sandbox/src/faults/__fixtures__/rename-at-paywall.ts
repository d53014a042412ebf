import { sendRaw } from '../../__fixtures__/raw-client.js'
import type { Sandbox } from '../../index.js'
import { privateHeaders } from '../../paywall/__fixtures__/paywall-client.js'

/** Gives Paywall's first card another name: a call that changes something and needs no signature. */
export const renameAtPaywall = ({ paywall }: Sandbox, signal?: AbortSignal) =>
  sendRaw(
    {
      method: 'PUT',
      url: `${paywall.cardUrl}/paywall/card`,
      headers: { 'content-type': 'application/json', ...privateHeaders(paywall) },
      body: JSON.stringify({
        RelationalId1: paywall.relationalId1,
        UniqueCode: paywall.cards()[0]?.UniqueCode,
        ...{ Nickname: 'Renamed', Month: 12, Year: 2030 },
      }),
    },
    signal,
  )

export const success = '{"ErrorCode":0,"Result":true,"Message":"","Body":""}'

/** How many times Paywall has really renamed it. */
export const timesRenamed = ({ paywall }: Sandbox): number =>
  paywall.effects().find(({ change }) => change === 'card.updated')?.times ?? 0
