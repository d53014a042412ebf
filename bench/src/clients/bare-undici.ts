import { Pool } from 'undici'
import type { PrepareBareRequests } from './bare-requests.js'
import type { CreateClient } from './client.js'
import { expectSuccess } from './expect-success.js'

/** The floor: the leanest client there is for Node, with a pool of connections for each instance. */
export const bareUndici =
  (prepare: PrepareBareRequests): CreateClient =>
  async ({ origin, instances }) => {
    const makeRequest = await prepare()
    const pools = Array.from({ length: instances }, () => new Pool(origin))
    let turn = 0
    return {
      async call(owner) {
        const pool = pools[turn % instances]
        turn += 1
        const { path, headers, body } = await makeRequest(owner)
        const answer = await pool?.request({ path, method: 'POST', headers, body })
        expectSuccess(answer?.statusCode, await answer?.body.json())
      },
    }
  }
