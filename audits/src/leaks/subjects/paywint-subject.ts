import { createHash, createHmac } from 'node:crypto'
import { paywint } from '@cardlane/paywint'
import { newText } from '../search/canary.js'
import { canariesAt, headersWithout, type Subject } from './subject.js'

export function paywintSubject(): Subject {
  const canaries = canariesAt({ platformId: newText.uuid(), secretKey: newText.text() })
  return {
    name: 'paywint',
    adapter: paywint,
    forms: ['text', 'function', 'promise'],
    canaries,
    hosts: (sandbox) => ({ baseUrl: sandbox.paywint.baseUrl }),
    options: ({ give, hosts }) => ({
      environment: 'sandbox',
      platformId: give(canaries.platformId),
      secretKey: give(canaries.secretKey),
      ...hosts,
    }),
    inputs: ({ paywint: simulator }) => ({
      owner: simulator.userId,
      cardId: simulator.cards()[0]?.card_id ?? '',
    }),
    reauthenticator({ paywint: { platformId, secretKey } }) {
      return (arrived) => {
        const bodyHash = createHash('sha256').update(arrived.body).digest('hex')
        const signed = `${arrived.method}${arrived.path}${bodyHash}`
        return {
          ...headersWithout(arrived),
          'x-platform-id': platformId,
          'x-signature': createHmac('sha256', secretKey).update(signed).digest('hex'),
        }
      }
    },
  }
}
