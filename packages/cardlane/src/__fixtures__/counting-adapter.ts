import { commonOptions, defineAdapter, defineCapabilities } from '@cardlane/core/adapter'
import { z } from 'zod'

const capabilities = defineCapabilities({
  updateCard: { name: 'unsupported', expiry: 'unsupported', verification: 'unsupported', write: 'patch' },
  addCard: 'unsupported',
  createPaymentLink: 'unsupported',
  listCards: 'unsupported',
  getCard: 'unsupported',
  deleteCard: 'unsupported',
})

/** An adapter that can do nothing, and keeps the label of each instance that was made of it. */
export function createCountingAdapter() {
  const made: string[] = []
  const counting = defineAdapter({
    name: 'counting',
    options: z.strictObject({ ...commonOptions, label: z.string() }),
    capabilities,
    create({ label }) {
      made.push(label)
      return {}
    },
  })
  return { counting, made }
}
