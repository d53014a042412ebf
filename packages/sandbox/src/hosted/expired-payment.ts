import type { ClosedStep } from './hosted-routes.js'

/** What is behind a payment link whose life, as a switch has set it, is over. */
export const expiredPayment: ClosedStep = {
  status: 410,
  title: 'This link has expired',
  text: 'It can no longer be paid. Nothing has been paid now; ask for a new one.',
}
