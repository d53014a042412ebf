import { Pool } from 'undici'
import type { CreateSubject } from '../subject.js'
import type { PrepareBareRequests } from './bare-requests.js'
import { expectSuccess } from './expect-success.js'

/** The floor: the leanest client there is for Node, with a pool of connections for each instance. */
export const bareUndici =
  (prepare: PrepareBareRequests): CreateSubject =>
  async ({ origin, instances }) => {
    const makeRequest = await prepare()
    const pools = Array.from({ length: instances }, () => new Pool(origin))
    let turn = 0
    return {
      async call(lane) {
        const pool = pools[turn % instances]
        turn += 1
        const answer = await pool?.request({ ...(await makeRequest(lane)), method: 'POST' })
        expectSuccess(answer?.statusCode, await answer?.body.json())
      },
    }
  }
