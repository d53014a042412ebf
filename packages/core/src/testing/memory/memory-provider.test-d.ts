import type { CardProvider } from '../../model/card-provider.js'
import { createProvider } from '../../adapter/index.js'
import { allDirect, createMemoryProvider, memoryAdapter, MemoryBackend } from '../index.js'

const card = { owner: 'anna', id: 'c-1' }
const expiry = { month: 12, year: 2030 }
const noExpiry = {
  ...allDirect,
  updateCard: { ...allDirect.updateCard, expiry: 'unsupported' },
  addCard: 'hosted',
} as const

export async function direct(): Promise<void> {
  const { provider } = createMemoryProvider()
  await provider.updateCard({ card, set: { name: 'x', expiry } })
  await provider.addCard({ owner: 'anna', token: 'tok', name: 'x' })
}

export async function renaming(): Promise<void> {
  const { provider } = createMemoryProvider({ capabilities: noExpiry })
  await provider.updateCard({ card, set: { name: 'x' } })
  // @ts-expect-error -- this provider cannot change the expiry
  await provider.updateCard({ card, set: { expiry } })
  // @ts-expect-error -- the cardholder types the card in
  await provider.addCard({ owner: 'anna', token: 'tok' })
}

export async function adapted(): Promise<void> {
  const adapter = memoryAdapter({ name: 'pages', capabilities: noExpiry })
  const provider = createProvider(adapter, { id: 'p', options: { backend: new MemoryBackend() } })
  // @ts-expect-error -- this provider cannot change the expiry
  await provider.updateCard({ card, set: { expiry } })
}

// It stands wherever any provider can.
export const anyProvider = (): CardProvider => createMemoryProvider({ capabilities: noExpiry }).provider

export const names: 'memory' | 'pages' = memoryAdapter({ capabilities: noExpiry }).name

export function scripts({ backend }: ReturnType<typeof createMemoryProvider>): void {
  backend.next('updateCard').fails({ code: 'conflict' })
  backend.next('updateCard').fails({ code: 'network_failed', outcome: 'unknown', applied: true })
  // @ts-expect-error -- whoever says that nobody knows has to say what is true
  backend.next('updateCard').fails({ code: 'network_failed', outcome: 'unknown' })
  // @ts-expect-error -- a read changes nothing
  backend.next('listCards').fails({ code: 'network_failed', outcome: 'applied' })
  // @ts-expect-error -- what the caller does wrong needs no script
  backend.next('updateCard').fails({ code: 'invalid_request' })
  backend.next('listCards').gives([])
  // @ts-expect-error -- the result of another operation
  backend.next('getCard').gives([])
}
