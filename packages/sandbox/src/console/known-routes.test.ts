import { expect, test } from '@jest/globals'
import { send, valueAt } from '../__fixtures__/send.js'
import { startSandbox } from '../index.js'
import { knownRoutes } from './known-routes.js'

test('the routes that the form offers are those that the simulators have', async () => {
  const sandbox = await startSandbox()
  const { paywint, paywall, sila } = sandbox
  const routesAt = async (...origins: string[]): Promise<unknown[]> => {
    const replies = await Promise.all(
      origins.map((origin) => send({ method: 'GET', url: `${origin}/nowhere` })),
    )
    return replies.flatMap(({ body }) => valueAt(body, 'routes'))
  }
  const routes = {
    paywint: await routesAt(paywint.baseUrl),
    paywall: await routesAt(paywall.cardUrl, paywall.paymentUrl),
    sila: await routesAt(new URL(sila.baseUrl).origin),
  }
  await sandbox.close()
  expect(knownRoutes).toEqual(routes)
})
