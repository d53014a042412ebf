import { paywall } from '@cardlane/paywall'
import { newText } from '../search/canary.js'
import { canariesAt, headersWithout, type Subject } from './subject.js'

export function paywallSubject(): Subject {
  const canaries = canariesAt({
    publicKey: newText.header(),
    publicClient: newText.header(),
    privateKey: newText.header(),
    privateClient: newText.header(),
  })
  return {
    name: 'paywall',
    adapter: paywall,
    forms: ['text', 'function', 'promise'],
    canaries,
    hosts: ({ paywall: { cardUrl, paymentUrl } }) => ({ cardUrl, paymentUrl }),
    options: ({ give, hosts }) => ({
      environment: 'test',
      publicKey: give(canaries.publicKey),
      publicClient: give(canaries.publicClient),
      privateKey: give(canaries.privateKey),
      privateClient: give(canaries.privateClient),
      ...hosts,
    }),
    inputs: ({ paywall: simulator }) => ({
      owner: simulator.relationalId1,
      cardId: simulator.cards()[0]?.UniqueCode ?? '',
      addition: { token: simulator.issueCardToken(), name: 'Second' },
    }),
    reauthenticator({ paywall: simulator }) {
      const known: Readonly<Record<string, string>> = {
        apikeypublic: simulator.publicKey,
        apiclientpublic: simulator.publicClient,
        apikeyprivate: simulator.privateKey,
        apiclientprivate: simulator.privateClient,
      }
      return (arrived) => {
        const sent = Object.entries(known).filter(([name]) => name in arrived.headers)
        return { ...headersWithout(arrived), ...Object.fromEntries(sent) }
      }
    },
  }
}
