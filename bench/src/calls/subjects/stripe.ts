import Stripe from 'stripe'
import { madeUp } from '../made-up.js'
import type { CreateSubject } from '../subject.js'

const { secretKey, paymentMethod } = madeUp.stripe

/** The nearest that Stripe has: it changes what stands beside a stored card, and needs no signature for that. */
export const create: CreateSubject = ({ origin }) => {
  const { hostname, port } = new URL(origin)
  const stripe = new Stripe(secretKey, { protocol: 'http', host: hostname, port })
  return {
    call: () => stripe.paymentMethods.update(paymentMethod, { billing_details: { name: 'Groceries' } }),
  }
}
