import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { HostedLink } from '@cardlane/core'
import { startHostileServer, type HostileServer } from './hostile-server.js'
import { httpBytes } from './reply.js'
import { paywintTarget } from './targets/paywint-target.js'

let server: HostileServer
beforeAll(async () => {
  server = await startHostileServer()
})
afterAll(async () => {
  await server.close()
})

const bytesOf = (value: unknown) => httpBytes({ body: JSON.stringify(value) })
const another = { success: true, data: { secure_link: 'https://another.paywint.com/' } }

test('an answer that nobody asked for is not taken for that of the next request', async () => {
  const documented = paywintTarget.documented()
  let requests = 0
  server.serve({
    answer(request) {
      requests += 1
      const right = bytesOf(documented(request).body)
      return { kind: 'bytes', bytes: requests === 1 ? Buffer.concat([right, bytesOf(another)]) : right }
    },
    sent: () => undefined,
  })
  const provider = paywintTarget.start({ baseUrl: server.url })
  const first = await paywintTarget.call(provider, 'addCard')
  const second = await paywintTarget.call(provider, 'addCard')
  expect([first, second].map(linkOf)).toEqual(['link.paywint.com', 'link.paywint.com'])
  expect(requests).toBe(2)
})

function linkOf(result: unknown): unknown {
  const link: unknown = Reflect.get(Object(result) as object, 'link')
  return link instanceof HostedLink ? link.host : undefined
}
