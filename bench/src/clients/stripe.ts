import Stripe from 'stripe'
import type { CreateClient } from './client.js'
import { madeUp } from './made-up.js'

const { secretKey, paymentMethod } = madeUp.stripe

/** The nearest that Stripe has: it changes what stands beside a stored card, and needs no signature for that. */
export const create: CreateClient = ({ origin }) => {
  const { protocol, hostname, port } = new URL(origin)
  const stripe = new Stripe(secretKey, {
    protocol: protocol === 'https:' ? 'https' : 'http',
    host: hostname,
    port,
  })
  return {
    call: () => stripe.paymentMethods.update(paymentMethod, { billing_details: { name: 'Groceries' } }),
  }
}
