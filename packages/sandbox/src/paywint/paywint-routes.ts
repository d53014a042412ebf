import { createHostedRoutes } from '../hosted/hosted-routes.js'
import { openCardLink } from '../hosted/paywint-card-link.js'
import type { Route } from '../route.js'
import { createPaywintCardRoutes, type PaywintRoutesSetup } from './paywint-card-routes.js'
import { createPaywintPaymentRoutes } from './paywint-payment-routes.js'

/** Paywint's card and payment-link calls, and its hosted pages. */
export const createPaywintRoutes = (setup: PaywintRoutesSetup): readonly Route[] => [
  ...createPaywintCardRoutes(setup),
  ...createHostedRoutes({
    provider: 'Paywint',
    path: '/platform/add-card',
    open: (query) => openCardLink(setup.state, query),
  }),
  ...createPaywintPaymentRoutes(setup),
]
